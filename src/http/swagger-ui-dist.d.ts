declare module 'swagger-ui-dist/absolute-path.js' {
  /** The folder with the files of the page. The package's main module would run the page's own bundle as well. */
  const absolutePath: () => string;
  export default absolutePath;
}
