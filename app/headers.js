// @ts-check

/**
 * What every answer says beside its content: in one place for the server (`next.config.js`) and for plain files
 * (`scripts/static-headers.ts`).
 */

const development = process.env.NODE_ENV === 'development';

// Prerendered pages carry Next's own inline scripts and React Flow writes inline styles. A nonce would make every page
// dynamic, so both stay allowed; no other origin does. Only the development server evaluates strings.
/**
 * The policy of every page, as the document says it itself, too, for a place that serves it without its headers. Readers
 * paste what must not leave their browser, so nothing may be fetched or sent, whatever a script may try.
 */
export const pagePolicy = [
  "default-src 'none'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src ${development ? "'self'" : "'none'"}`,
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Of every page; strangers may not frame it, which a document cannot forbid itself. */
export const page = {
  'Content-Security-Policy': `${pagePolicy}; frame-ancestors 'none'`,
  'X-Frame-Options': 'DENY',
};

/** Of an embed, which strangers may frame: a document with one script and one style sheet that asks nobody for anything. */
export const embed = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
};

/** Of scripts: a worker keeps to the policy of its own, and the one that reads what is pasted must not send it either. */
export const script = {
  'Content-Security-Policy': `default-src 'none'; script-src 'self'${development ? " 'unsafe-eval'; connect-src 'self'" : ''}`,
};

/** Of what may be taken from any page: the web component, the runner, and every artifact. */
export const shared = { 'Access-Control-Allow-Origin': '*' };

/** Of everything. */
export const everything = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
