/** The part of an official API model that byoa works with: `harness/api/models/*.json`, written by write-models.ts. */
export interface ApiModel {
  readonly service: string;
  /** As clients send it: a header or a query parameter, depending on the protocol. */
  readonly protocol: string;
  readonly apiVersion: string;
  readonly targetPrefix?: string;
  readonly xmlNamespace?: string;
  /** Release of the official SDK that the model comes from. */
  readonly source: string;
  /** Operations whose shapes stand in `shapes`. */
  readonly operations: Readonly<Record<string, ModelOperation>>;
  /** Every other operation of the service, by name. */
  readonly otherOperations: readonly string[];
  readonly shapes: Readonly<Record<string, Shape>>;
}

export interface ModelOperation {
  readonly method: string;
  readonly path: string;
  readonly input?: string;
  readonly output?: string;
}

/** One shape with its limits; members, list items, keys and values name other shapes. */
export interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, ShapeMember>>;
  readonly payload?: string;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly union?: boolean;
}

export interface ShapeMember {
  readonly shape: string;
  /** Where a REST request or answer carries it; the body by default. */
  readonly location?: string;
  readonly locationName?: string;
}

/** The shape of that name. Throws for one that the table lacks: it is written whole, so that is a fault of the table. */
export function shapeOf(model: ApiModel, name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`the model of ${model.service} has no shape ${name}`);
  return shape;
}
