/** The part of picomatch that is used here; the package brings no types. */
declare module 'picomatch' {
  interface PicomatchOptions {
    dot?: boolean
  }
  function picomatch(globs: string | readonly string[], options?: PicomatchOptions): (path: string) => boolean
  namespace picomatch {
    function scan(glob: string): {base: string; isGlob: boolean}
  }
  export default picomatch
}
