import { expect, test } from 'vitest';
import { staticHeaders } from '../scripts/static-headers.ts';

const addresses = [
  '/',
  '/embed',
  '/embed/pod',
  '/explain',
  '/pods/ImagePullBackOff/diagram.svg',
  '/sitemap.xml',
  '/walk',
];
const rules = staticHeaders(addresses)
  .split(/\n(?=\/)/)
  .map((rule) => {
    const [path = '', ...lines] = rule.trim().split('\n');
    return { path, headers: Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/))) };
  });

test.each([
  ['/', 'page'],
  ['/walk', 'page'],
  ['/walk/kubernetes/', 'page'],
  ['/pods/ImagePullBackOff/', 'page'],
  ['/embed/', 'page'],
  ['/embed/pod', 'embed'],
  ['/embed/pod/', 'embed'],
  ['/explain/', 'page'],
  ['/explain', 'page'],
  ['/_next/static/chunks/desk.js', 'script'],
])('plain files at %s have the policy of a %s, and no other', (address, kind) => {
  const policies = rules.filter(({ path }) => covers(path, address)).flatMap(({ headers }) => policyIn(headers));
  expect(policies.map(kindOf)).toEqual([kind]);
});

test('what strangers may read is open to them in plain files, too, and everything keeps its type', () => {
  const headersOf = (address: string) =>
    Object.assign({}, ...rules.filter(({ path }) => covers(path, address)).map(({ headers }) => headers));
  for (const address of ['/pods/ImagePullBackOff/diagram.svg', '/podwalk-diagram.js'])
    expect(headersOf(address)).toMatchObject({
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
    });
  expect(headersOf('/embed/pod')).not.toHaveProperty('X-Frame-Options');
  expect(headersOf('/walk')).toHaveProperty('X-Frame-Options', 'DENY');
});

test('a static site has fewer rules than the places that read them allow', () => {
  expect(rules.length).toBeLessThan(100);
  for (const { headers } of rules)
    for (const [name, value] of Object.entries(headers)) expect(`${name}: ${value}`.length).toBeLessThan(2000);
});

function policyIn(headers: Readonly<Record<string, string>>): readonly string[] {
  const { 'Content-Security-Policy': policy } = headers;
  return policy === undefined ? [] : [policy];
}

function kindOf(policy: string): string {
  if (policy.includes('frame-ancestors') && policy.includes("connect-src 'none'")) return 'page';
  return policy.includes('style-src') ? 'embed' : 'script';
}

function covers(path: string, address: string): boolean {
  return path.endsWith('/*') ? address.startsWith(path.slice(0, -1)) : path === address;
}
