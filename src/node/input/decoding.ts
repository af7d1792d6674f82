/** Turns a stream of bytes to text, and does not hide it where they are none. */

export class Decoding {
  readonly encoding: string
  private readonly decoder: InstanceType<typeof TextDecoder>
  /** Beside the other, which goes on over what is broken; null from there on. */
  private strict: InstanceType<typeof TextDecoder> | null

  /** @param encoding as `TextDecoder` knows it */
  constructor(encoding: string) {
    this.encoding = encoding
    this.decoder = new TextDecoder(encoding)
    this.strict = new TextDecoder(encoding, {fatal: true})
  }

  /** @returns the text, and where in it the first bytes of all stand that are not of the encoding; -1 where they do not */
  decode(chunk: Buffer): {text: string; broken: number} {
    const text = this.decoder.decode(chunk, {stream: true})
    try {
      this.strict?.decode(chunk, {stream: true})
      return {text, broken: -1}
    } catch {
      this.strict = null
      return {text, broken: Math.max(0, text.indexOf('\ufffd'))}
    }
  }
}
