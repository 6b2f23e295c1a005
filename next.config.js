// @ts-check

import * as said from './app/headers.js';

/** @param {Record<string, string>} headers */
const listed = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Nothing is written while it runs: what a wrong name is answered with stays in memory for a while.
  experimental: { isrFlushToDisk: false },
  // `npm test` checks the types; who only wants to look need not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // It brings a binary of its own for each system.
  serverExternalPackages: ['@resvg/resvg-js'],
  // STATUS words as kubectl prints them lead to the spelling that an address can have.
  redirects: async () =>
    [
      ['/pods/Init(\\:|%3A)0/:of(\\d+)', '/pods/Init-0-1'],
      ['/pods/Init(\\:|%3A):done(\\d+)/:of(\\d+)', '/pods/Init-1-2'],
      ['/pods/Init(\\:|%3A):kind(ExitCode|Signal)(\\:|%3A):code(\\w+)', '/pods/Init-:kind-N'],
      ['/pods/:kind(ExitCode|Signal)(\\:|%3A):code(\\w+)', '/pods/:kind-N'],
      ['/pods/Init(\\:|%3A)seccomp%20killed', '/pods/Init-seccomp-killed'],
      ['/pods/seccomp%20killed', '/pods/seccomp-killed'],
      ['/pods/Init(\\:|%3A):word(\\w+)', '/pods/Init-:word'],
    ].map(([source, destination]) => ({ source, destination, permanent: true })),
  // The last header of a name wins.
  headers: async () => [
    { source: '/(.*)', headers: listed(said.everything) },
    { source: '/((?!embed/).*)', headers: listed(said.page) },
    { source: '/embed/:path+', headers: listed(said.embed) },
    { source: '/podwalk-:name.js', headers: listed(said.shared) },
    { source: '/_next/static/:path*', headers: listed(said.script) },
  ],
};

export default nextConfig;
