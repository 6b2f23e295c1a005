import type { Failure } from '../failure.ts';

/** Step 3: the API server refuses, and there is no pod. */
export const requestFailures: readonly Failure[] = [
  {
    reason: 'Unauthorized',
    title: '401 Unauthorized',
    region: 'object',
    stage: 'request',
    mark: 'failure',
    actor: 'api-server',
    says: 'The API server does not know who is asking. No pod exists; the answer is all there is.',
    source: 'accessControl',
    strikes: [{ at: ['authenticating'], event: 'request.unauthenticated', label: 'Credentials not accepted' }],
    leaves: [{ event: 'manifest.corrected', to: 'authenticating', label: 'Apply again', way: 'repair' }],
  },
  {
    reason: 'Forbidden',
    title: '403 Forbidden',
    region: 'object',
    stage: 'request',
    mark: 'failure',
    actor: 'api-server',
    says: 'The request was understood and refused: RBAC, a quota or an admission rule forbids it. No pod exists. Where a controller asked, its owner carries a FailedCreate event.',
    source: 'admission',
    strikes: [
      { at: ['authenticating'], event: 'request.forbidden', label: 'Not allowed by RBAC' },
      { at: ['admitting'], event: 'request.denied', label: 'Denied by admission' },
      { at: ['admitting'], event: 'quota.exceeded', label: 'Quota exceeded' },
    ],
    leaves: [{ event: 'manifest.corrected', to: 'authenticating', label: 'Apply again', way: 'repair' }],
  },
  {
    reason: 'Invalid',
    title: '422 Invalid',
    region: 'object',
    stage: 'request',
    mark: 'failure',
    actor: 'api-server',
    says: 'The manifest breaks a rule of the Pod API, and the answer names the field. An unknown field such as contianers is refused even earlier, with 400 BadRequest. No pod exists.',
    source: 'pods',
    strikes: [{ at: ['admitting'], event: 'manifest.rejected', label: 'Manifest is invalid' }],
    leaves: [{ event: 'manifest.corrected', to: 'authenticating', label: 'Correct it and apply again', way: 'repair' }],
  },
];
