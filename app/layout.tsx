import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import './fonts.css';
import './tokens.css';
import './base.css';
import { fontClasses } from './fonts.ts';
import { pagePolicy } from './headers.js';
import { themeScript } from './theme-script.ts';

export const metadata: Metadata = {
  title: { default: 'Podwalk: from source to a running pod, in seven steps', template: '%s · Podwalk' },
  description:
    'A working model of the life of a Kubernetes pod. Step through it, break it on purpose, and read what kubectl would show at every moment.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfcfb' },
    { media: '(prefers-color-scheme: dark)', color: '#121518' },
  ],
};

/** The document around every page: the look, and the theme chosen before the first paint. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontClasses} data-theme="light" suppressHydrationWarning>
      <head>
        <meta httpEquiv="Content-Security-Policy" content={pagePolicy} />
        <script>{themeScript}</script>
      </head>
      <body>{children}</body>
    </html>
  );
}
