import { worldSchema } from '@/lib/world/world-schema.ts';

export const dynamic = 'force-static';

/** The JSON Schema of a world, for editors: `# yaml-language-server: $schema=…/schemas/podwalk-world-1.json`. */
export function GET() {
  return new Response(`${JSON.stringify(worldSchema, null, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json; charset=utf-8', 'access-control-allow-origin': '*' },
  });
}
