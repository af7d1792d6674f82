/** A script bundled, or a style sheet minified, into a string by the build. */
declare module '*?inline' {
  export const code: string
  /** `sha256-…`, for a content security policy. */
  export const hash: string
}
