import { missing } from '@/app/artifacts.ts';

/** What is no schema: `/schemas`. */
export function GET() {
  return missing('There are two schemas: /schemas/podwalk-machine-1.json and /schemas/podwalk-world-1.json.');
}
