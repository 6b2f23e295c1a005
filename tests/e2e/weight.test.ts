import { expect, inject, test } from 'vitest';
import { firstLoad } from '../../scripts/first-load.ts';

const pages = ['/', '/walk', '/walk/kubernetes', '/walk/container', '/explain', '/pods', '/pods/CrashLoopBackOff'];

test.each([...pages, '/scenarios', '/scenarios/image-not-found', '/compare', '/embed'])(
  'who opens %s loads at most 250 kB of script',
  async (path) => {
    const bytes = await firstLoad(inject('baseUrl'), path);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(250_000);
  },
);
