import localFont from 'next/font/local';

/*
 * Both families are served from this origin and asked for in the page's head, so that the first words are set in them.
 * Where they come too late they wait for the next page: nothing moves once it is there. The names are those that the
 * tokens use; their stand-ins are in fonts.css.
 */
const text = localFont({
  src: '../node_modules/@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2',
  weight: '400 600',
  display: 'optional',
  adjustFontFallback: false,
  declarations: [{ prop: 'font-family', value: "'Schibsted Grotesk'" }],
});

const mono = localFont({
  src: [
    { path: '../node_modules/@fontsource/commit-mono/files/commit-mono-latin-400-normal.woff2', weight: '400' },
    { path: '../node_modules/@fontsource/commit-mono/files/commit-mono-latin-600-normal.woff2', weight: '600' },
  ],
  display: 'optional',
  adjustFontFallback: false,
  declarations: [{ prop: 'font-family', value: "'Commit Mono'" }],
});

/** Classes for the html element; they bring the families with them. */
export const fontClasses = `${text.className} ${mono.className}`;
