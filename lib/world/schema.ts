/**
 * The part of JSON Schema (draft 2020-12) that describes a world. Each shape is plain data: `checkAgainst` finds the
 * faults of a text with it, and editors complete and check a world with its JSON.
 */
export type Schema = MapSchema | ListSchema | TextSchema | NumberSchema | FlagSchema | EitherSchema;

interface Described {
  /** What an object of this shape is called in a sentence, with its article: `a node`. */
  readonly title?: string;
  readonly description?: string;
  /** What one may write instead of a wrong value. */
  readonly examples?: readonly (string | number)[];
}

/** A map with known fields, or with fields of any name that all have one shape. */
export interface MapSchema extends Described {
  readonly type: 'object';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false | Schema;
}

export interface ListSchema extends Described {
  readonly type: 'array';
  readonly items: Schema;
  readonly minItems?: number;
}

/** A text; `['string', 'number']` where YAML reads what people write as a number. */
export interface TextSchema extends Described {
  readonly type: 'string' | readonly ['string', 'number'];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
}

export interface NumberSchema extends Described {
  readonly type: 'integer';
  readonly minimum: number;
  readonly maximum: number;
}

interface FlagSchema extends Described {
  readonly type: 'boolean';
}

/** One of several maps, told apart by the field that is a constant in each. */
export interface EitherSchema extends Described {
  readonly oneOf: readonly MapSchema[];
}
