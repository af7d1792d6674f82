/** The three verbs of the library: check, fix, publish. They are pure and never throw, whatever the article holds. */
import {VFile} from 'vfile'
import type {Article, Options} from './article.ts'
import {joinLines} from './clean/soft-breaks.ts'
import {applyFixes} from './fix.ts'
import {checker, publisher} from './pipeline.ts'
import {isUnparsable, looksPlain} from './read/guess.ts'
import {hasCrashed, type MendableFinding, type Result, toResult} from './record.ts'
import {crash, fillIn} from './step.ts'
import {linesOf} from './text/lines.ts'
import type {Root} from 'mdast'

/** More rounds than a fix could ever need: each must leave less to mend. */
const ROUNDS = 5

/**
 * Says whether an article is fit to publish.
 *
 * @param article its text, or text with path and day
 * @param options law, outlet, day, language of the messages
 * @returns the result record; `findings` carry their edits
 */
export function check(article: string | Article, options: Options = {}): Result<MendableFinding> {
  return toResult(run(toArticle(article), options))
}

/**
 * Makes the safe edits in the author's own text, until there is none left to make. Where a step crashes there is none.
 *
 * @returns the mended text, and the record of that text
 */
export function fix(article: string | Article, options: Options = {}): {text: string; result: Result<MendableFinding>} {
  const given = toArticle(article)
  let {text} = given
  let result = check(given, options)
  for (let round = 0; round < ROUNDS; round++) {
    const fixes = result.findings.filter((finding) => finding.fix === 'safe').map(({edits}) => edits)
    const mended = applyFixes(text, fixes)
    if (mended.applied === 0 || mended.text === text) break
    const next = check({...given, text: mended.text}, options)
    if (hasCrashed(next.findings)) break
    text = mended.text
    result = next
  }
  return {text, result}
}

/**
 * Makes the clean Markdown that readers get. An article with an error is refused, unless `options.draft`; one on which a step
 * crashed is refused in any case.
 *
 * @returns the record of the article as given, with `published` (null where refused) and `removed`
 */
export function publish(article: string | Article, options: Options = {}): Result<MendableFinding> {
  const given = toArticle(article)
  const first = publishOnce(given, options)
  const {removed} = first
  let {published} = first
  // Whatever the article was written in, what is given out is Markdown, and is read as such.
  const again: Options = {...options, input: 'markdown', draft: true}
  // Cleaning may lay open what could not be seen before: what is given out is what another round would give out.
  for (let round = 1; round < ROUNDS && typeof published === 'string' && !isUnparsable(published); round++) {
    const next = publishOnce({path: 'published.md', text: published, ...(first.date ? {date: first.date} : {})}, again)
    if (next.published === published || typeof next.published !== 'string') break
    published = next.published
    const lines = linesOf(given.text)
    for (const {text, cleaner} of next.removed)
      removed.push({text, cleaner, line: lines.line(Math.max(0, given.text.indexOf(text.split('\n')[0]!)))})
  }
  return {...first, removed, published: published ?? null}
}

function publishOnce(given: Article, options: Options): Result<MendableFinding> {
  const processor = kept(publishers, publisher, options)
  const file = start(given)
  let result: Result<MendableFinding>
  let published: string | null = null
  try {
    const tree = processor.parse(file)
    const cleaned = processor.runSync(tree as Root, file)
    result = toResult(file)
    if (result.ok || (options.draft && !hasCrashed(result.findings)))
      published = write(processor, cleaned as Root, file)
  } catch (error) {
    crash(file, 'publish', error, options.locale)
    fillIn(file)
    result = toResult(file)
  }
  return {...result, removed: published === null ? [] : result.removed, published}
}

function write(processor: ReturnType<typeof publisher>, tree: Root, file: VFile): string {
  const published = processor.stringify(tree, file)
  if (!looksPlain(published)) return published
  joinLines(tree)
  return processor.stringify(tree, file)
}

const checkers = new WeakMap<Options, ReturnType<typeof checker>>()
const publishers = new WeakMap<Options, ReturnType<typeof publisher>>()

/** One chain serves every article that comes with the same options. */
function kept<T>(known: WeakMap<Options, T>, make: (options: Options) => T, options: Options): T {
  let chain = known.get(options)
  if (!chain) known.set(options, (chain = make(options)))
  return chain
}

function run(article: Article, options: Options): VFile {
  const processor = kept(checkers, checker, options)
  const file = start(article)
  try {
    processor.runSync(processor.parse(file) as Root, file)
    return file
  } catch (error) {
    crash(file, 'read', error, options.locale)
    fillIn(file)
    return file
  }
}

const start = (article: Article) =>
  new VFile({value: article.text, path: article.path || undefined, data: {article}} as never)

const toArticle = (article: string | Article): Article => (typeof article === 'string' ? {text: article} : article)
