// @ts-check

const development = process.env.NODE_ENV === 'development';

// Prerendered pages carry Next's own inline scripts and React Flow writes inline styles. A nonce would make every page
// dynamic, so both stay allowed; no other origin does. Only the development server evaluates strings.
const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

// An embed is a document of its own with one script and one style sheet; it asks nobody for anything.
const embedSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
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
  headers: async () => [
    {
      source: '/(.*)',
      headers: [
        { key: 'Content-Security-Policy', value: contentSecurityPolicy },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
      ],
    },
    {
      // Everything under /embed/ is made to be framed by strangers; nothing else is.
      source: '/((?!embed/).*)',
      headers: [
        { key: 'Content-Security-Policy', value: `${contentSecurityPolicy}; frame-ancestors 'none'` },
        { key: 'X-Frame-Options', value: 'DENY' },
      ],
    },
    {
      source: '/embed/:machine',
      headers: [{ key: 'Content-Security-Policy', value: embedSecurityPolicy }],
    },
    {
      // The web component and the runner may be taken as modules from any page.
      source: '/podwalk-:name.js',
      headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }],
    },
    {
      // A worker keeps to the policy of its own script, and the one that reads what is pasted must not send it either.
      source: '/_next/static/:path*',
      headers: [
        {
          key: 'Content-Security-Policy',
          value: `default-src 'none'; script-src 'self'${development ? " 'unsafe-eval'; connect-src 'self'" : ''}`,
        },
      ],
    },
    {
      // What a reader pastes there must not leave the browser, whatever a script may try. The last header of a name wins.
      source: '/explain',
      headers: [
        {
          key: 'Content-Security-Policy',
          value: `${contentSecurityPolicy.replace("connect-src 'self'", `connect-src ${development ? "'self'" : "'none'"}`)}; frame-ancestors 'none'`,
        },
      ],
    },
  ],
};

export default nextConfig;
