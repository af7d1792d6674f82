/**
 * Makes remark-parse's tree of what satteri has parsed. Satteri's own `markdownToMdast` makes the same one, field by field from
 * a table; here each kind of node is written out, and most text is cut from the source instead of being decoded once more,
 * which halves what the tree costs. A test holds the two to each other.
 */
import type {Nodes, Parents, Root, RootContent} from 'mdast'
import type {Position} from 'unist'

type Satteri = typeof import('satteri')
type Reader = InstanceType<Satteri['MdastReader']>

const features = {gfm: true, frontmatter: true}

/** By satteri's number of a node type: the nodes that have children, and nothing else. */
const plainParents = {
  1: 'paragraph',
  4: 'blockquote',
  11: 'emphasis',
  12: 'strong',
  22: 'tableRow',
  23: 'tableCell',
  24: 'delete',
} as const
const plainValues = {7: 'html', 13: 'inlineCode', 25: 'yaml'} as const
const plainLeaves = {3: 'thematicBreak', 14: 'break'} as const
const referenceTypes = ['shortcut', 'collapsed', 'full'] as const

/** Where it stands in a text's source, the text may be something else: an escape, an entity, the prefix of a line. */
const notVerbatim = /[\\&\r\n]/

/**
 * @param satteri the library
 * @param source Markdown
 */
export function satteriTree(satteri: Satteri, source: string): Root {
  const handle = satteri.createMdastHandle(source, features)
  try {
    const bytes = satteri.serializeHandle(handle)
    return new Builder(new satteri.MdastReader(bytes), bytes, source).tree()
  } finally {
    satteri.dropHandle(handle)
  }
}

class Builder {
  private readonly reader: Reader
  private readonly source: string
  private readonly bytes: Buffer
  private readonly pool: number

  constructor(reader: Reader, bytes: Uint8Array, source: string) {
    this.reader = reader
    this.source = source
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.pool = reader.header.stringPoolOffset
  }

  /** Breadth first, for ten thousand nested quotes must not overflow the call stack. */
  tree(): Root {
    const {reader} = this
    const root: Root = {type: 'root', children: []}
    const position = reader.getPosition(0)
    if (position) root.position = position
    const parents: Parents[] = [root]
    const ids = [0]
    for (let at = 0; at < ids.length; at++) {
      const children = parents[at]!.children as RootContent[]
      for (const id of reader.getChildIds(ids[at]!)) {
        const place = reader.getPosition(id)
        const node = this.node(id, place)
        if (place) node.position = place
        children.push(node as RootContent)
        if (!('children' in node)) continue
        parents.push(node)
        ids.push(id)
      }
    }
    return root
  }

  private node(id: number, place: Position | undefined): Nodes {
    const {reader} = this
    const type = reader.getNodeType(id)
    switch (type) {
      case 10:
        return {type: 'text', value: this.text(id, place)}
      case 1:
      case 4:
      case 11:
      case 12:
      case 22:
      case 23:
      case 24:
        return {type: plainParents[type], children: []}
      case 7:
      case 13:
      case 25:
        return {type: plainValues[type], value: this.string(reader.getTypeData(id), 0)}
      case 3:
      case 14:
        return {type: plainLeaves[type]}
      case 2:
        return {type: 'heading', depth: reader.fieldU8(id, 0, 1) as 1, children: []}
      case 5: {
        const {ordered, start, spread} = reader.getListData(id)
        return {type: 'list', ordered, start: ordered ? start : null, spread, children: []}
      }
      case 6: {
        const {spread, checked} = reader.getListItemData(id)
        return {type: 'listItem', spread, checked, children: []}
      }
      case 21:
        return {type: 'table', align: reader.getTableAlign(id) as ('left' | null)[], children: []}
      default:
        return this.withFields(type, reader.getTypeData(id))
    }
  }

  private withFields(type: number, data: Uint8Array): Nodes {
    const at = (offset: number) => this.string(data, offset)
    const reference = () => ({
      identifier: at(0),
      label: at(8),
      referenceType: referenceTypes[data[16]!] ?? 'shortcut',
    })
    switch (type) {
      case 8:
        return {type: 'code', lang: at(0) || null, meta: at(8) || null, value: at(16)}
      case 9:
        return {type: 'definition', url: at(0), title: at(8) || null, identifier: at(16), label: at(24)}
      case 15:
        return {type: 'link', url: at(0), title: at(8) || null, children: []}
      case 16:
        return {type: 'image', url: at(0), alt: at(8), title: at(16) || null}
      case 17:
        return {type: 'linkReference', ...reference(), children: []}
      case 18:
        return {type: 'imageReference', ...reference(), alt: at(20)}
      case 19:
        return {type: 'footnoteDefinition', identifier: at(0), label: at(8), children: []}
      case 20:
        return {type: 'footnoteReference', identifier: at(0), label: at(8)}
      default:
        throw new RangeError(`unknown node type ${type}`)
    }
  }

  private text(id: number, place: Position | undefined): string {
    if (place) {
      const verbatim = this.source.slice(place.start.offset, place.end.offset)
      if (!notVerbatim.test(verbatim)) return verbatim
    }
    return this.string(this.reader.getTypeData(id), 0)
  }

  /** The string to which a node's data refers at an offset; empty where the data ends before. */
  private string(data: Uint8Array, offset: number): string {
    if (offset + 8 > data.length) return ''
    const {offset: start, len} = this.reader.readStringRef(data, offset)
    return len === 0 ? '' : this.bytes.toString('utf8', this.pool + start, this.pool + start + len)
  }
}
