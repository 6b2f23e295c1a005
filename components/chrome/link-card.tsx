import type { ReactElement } from 'react';

/** Where the site is served, if the build was told; without it the addresses of cards are relative. */
const origin = process.env.PODWALK_ORIGIN ?? '';

/** The picture that a link to this page brings along where it is posted. */
export function LinkCard({ src, alt }: { src: string; alt: string }): ReactElement {
  return (
    <>
      <meta property="og:image" content={origin + src} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={alt} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
