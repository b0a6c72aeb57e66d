/** Files that the bundler turns into text: the Fluent sources. */
declare module '*.ftl?raw' {
  const text: string;
  export default text;
}
declare module '*.css' {}
