/** A YAML file imported as data: the build and the tests read it, nothing is generated into the tree. */
declare module '*.yml' {
  const data: unknown
  export default data
}
