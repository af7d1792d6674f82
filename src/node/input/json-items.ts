/** Picks items out of one large JSON document as it streams by; what is not wanted is never built. */
import {Tokenizer, TokenParser, TokenType} from '@streamparser/json'
import {Trouble} from '../trouble.ts'
import {LARGEST} from './source.ts'
import {inputWords} from './words.ts'

const DEEPEST = 1000

/** Where a value stands: `db.*.data.posts.*`; `*` is any place in an array. */
export type Place = string

export interface Item {
  place: Place
  /** Undefined where it is larger than allowed; it has been passed over. */
  value: unknown
}

interface Frame {
  place: string
  array: boolean
  /** The key whose value comes next; null where a key is to come. */
  key: string | null
}

/**
 * @param chunks of the document
 * @param wanted whether the value at a place is to be built; it is asked for values at the places that containers have
 * @param where the document, as it was named
 * @param most bytes that one item, or one string, may have
 * @throws Trouble where the document is broken; what stands before has come out
 */
export async function* itemsOf(
  chunks: AsyncIterable<Buffer>,
  wanted: (place: Place) => boolean,
  where: string,
  most = LARGEST,
): AsyncGenerator<Item> {
  let ready: Item[] = []
  const frames: Frame[] = []
  let depth = 0
  /** The item being built, from which offset on, and at which depth it ends. */
  let building: TokenParser | null = null
  let place = ''
  let from = 0
  let ground = 0
  let ended = false
  let lastToken = 0

  const placeOf = () => {
    const frame = frames.at(-1)
    if (!frame) return ''
    const step = frame.array ? '*' : (frame.key ?? '')
    return frame.place === '' ? step : `${frame.place}.${step}`
  }
  const valueEnds = () => {
    const frame = frames.at(-1)
    if (frame && !frame.array) frame.key = null
    if (!frame) ended = true
  }

  const tokenizer = new Tokenizer({stringBufferSize: 65_536, numberBufferSize: 64})
  const fail = (error: Error) => {
    throw error
  }
  tokenizer.onError = fail
  tokenizer.onEnd = () => {}
  tokenizer.onToken = (parsed) => {
    const {token, value, offset} = parsed
    lastToken = offset
    const opens = token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET
    const closes = token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET
    if (opens && ++depth > DEEPEST) throw new Trouble(inputWords.tooDeep(where))
    if (closes) depth--
    if (ground > 0) {
      if (building && offset - from > most) {
        building = null
        ready.push({place, value: undefined})
      }
      building?.write(parsed)
      if (closes && depth < ground) {
        ground = 0
        building = null
        valueEnds()
      }
      return
    }
    if (opens) {
      place = placeOf()
      if (wanted(place)) {
        const here = place
        ground = depth
        from = offset
        building = new TokenParser({paths: ['$']})
        building.onError = fail
        building.onEnd = () => {}
        building.onValue = ({value: item}) => void ready.push({place: here, value: item})
        building.write(parsed)
      } else frames.push({place, array: token === TokenType.LEFT_BRACKET, key: null})
      return
    }
    if (closes) {
      const frame = frames.pop()
      if (!frame || frame.array !== (token === TokenType.RIGHT_BRACKET)) throw new Error('unexpected ' + String(value))
      valueEnds()
      return
    }
    if (token === TokenType.COMMA || token === TokenType.COLON) return
    const frame = frames.at(-1)
    if (frame && !frame.array && frame.key === null) frame.key = String(value).slice(0, 200)
    else {
      if (frame?.array && wanted(placeOf())) ready.push({place: placeOf(), value: value ?? null})
      valueEnds()
    }
  }

  let seen = 0
  const attempt = (work: () => void): Trouble | null => {
    try {
      work()
      return null
    } catch (error) {
      return error instanceof Trouble
        ? error
        : new Trouble(inputWords.badJson(where, (error as Error).message.slice(0, 200)))
    }
  }
  for await (const chunk of chunks) {
    const trouble = attempt(() => tokenizer.write(chunk))
    seen += chunk.length
    yield* ready
    ready = []
    if (trouble) throw trouble
    if (seen - lastToken > most + chunk.length) throw new Trouble(inputWords.tooLarge(where, most))
  }
  if (!ended) throw new Trouble(inputWords.truncated(where))
}
