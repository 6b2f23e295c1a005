/*
 * What KWOK 0.8 takes as a Stage, in our words after the page "Stages" of its manual and the reference of its API
 * kwok.x-k8s.io/v1alpha1. Deprecated fields are left out, so that whoever writes one fails.
 */
const words = { type: 'string', minLength: 1 } as const;
const milliseconds = { type: 'integer', minimum: 0 } as const;

const requirement = {
  type: 'object',
  additionalProperties: false,
  required: ['key', 'operator'],
  properties: {
    key: words,
    operator: { enum: ['In', 'NotIn', 'Exists', 'DoesNotExist'] },
    values: { type: 'array', items: { type: 'string' }, minItems: 1 },
  },
  if: { properties: { operator: { enum: ['In', 'NotIn'] } } },
  // biome-ignore lint/suspicious/noThenProperty: it is a word of JSON Schema.
  then: { required: ['values'] },
  else: { properties: { values: false } },
} as const;

const step = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    event: {
      type: 'object',
      additionalProperties: false,
      properties: { type: { enum: ['Normal', 'Warning'] }, reason: words, message: { type: 'string' } },
    },
    patch: {
      type: 'object',
      additionalProperties: false,
      properties: {
        subresource: words,
        root: words,
        template: words,
        type: { enum: ['json', 'merge', 'strategic'] },
      },
    },
    delete: { type: 'boolean' },
  },
} as const;

/** A Stage, as JSON Schema. */
export const stageSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['apiVersion', 'kind', 'metadata', 'spec'],
  properties: {
    apiVersion: { const: 'kwok.x-k8s.io/v1alpha1' },
    kind: { const: 'Stage' },
    metadata: {
      type: 'object',
      required: ['name'],
      properties: {
        // A name of an object in Kubernetes: an RFC 1123 subdomain.
        name: { type: 'string', maxLength: 253, pattern: '^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$' },
      },
    },
    spec: {
      type: 'object',
      additionalProperties: false,
      required: ['resourceRef'],
      properties: {
        resourceRef: {
          type: 'object',
          additionalProperties: false,
          required: ['kind'],
          properties: { apiGroup: words, kind: words },
        },
        selector: {
          type: 'object',
          additionalProperties: false,
          properties: {
            matchLabels: { type: 'object', additionalProperties: { type: 'string' } },
            matchAnnotations: { type: 'object', additionalProperties: { type: 'string' } },
            matchExpressions: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['jq'],
                properties: { jq: requirement },
              },
            },
          },
        },
        weight: { type: 'integer', minimum: 0 },
        delay: {
          type: 'object',
          additionalProperties: false,
          properties: { durationMilliseconds: milliseconds, jitterDurationMilliseconds: milliseconds },
        },
        immediateNextStage: { type: 'boolean' },
        steps: { type: 'array', items: step, minItems: 1 },
      },
    },
  },
} as const;
