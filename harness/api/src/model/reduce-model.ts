import type { ApiModel, ModelOperation, Shape, ShapeMember } from "./api-model.ts";

/** A service-2.json as botocore ships it: the official model of one service. */
export interface OfficialModel {
  readonly metadata: {
    readonly apiVersion: string;
    readonly protocol: string;
    readonly serviceId: string;
    readonly targetPrefix?: string;
    readonly xmlNamespace?: string;
  };
  readonly operations: Readonly<Record<string, OfficialOperation>>;
  readonly shapes: Readonly<Record<string, OfficialShape>>;
}

interface OfficialOperation {
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly input?: Reference;
  readonly output?: Reference;
}

interface Reference {
  readonly shape: string;
}

interface OfficialShape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Reference & Omit<ShapeMember, "shape">>>;
  readonly payload?: string;
  readonly member?: Reference;
  readonly key?: Reference;
  readonly value?: Reference;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly union?: boolean;
}

/** Keeps the named operations and every shape that they reach, without documentation. Throws for an operation that the model lacks. */
export function reduceModel(official: OfficialModel, wanted: readonly string[], source: string): ApiModel {
  const { apiVersion, protocol, serviceId, targetPrefix, xmlNamespace } = official.metadata;
  const shapes = new Map<string, Shape>();
  const operations: Record<string, ModelOperation> = {};
  for (const name of wanted.toSorted()) {
    const operation = official.operations[name];
    if (operation === undefined) throw new Error(`${serviceId} has no operation ${name}`);
    const { http, input, output } = operation;
    for (const reference of [input, output]) if (reference !== undefined) keep(official, reference.shape, shapes);
    operations[name] = {
      method: http.method,
      path: http.requestUri,
      ...(input === undefined ? {} : { input: input.shape }),
      ...(output === undefined ? {} : { output: output.shape }),
    };
  }
  return {
    service: serviceId,
    protocol,
    apiVersion,
    ...(targetPrefix === undefined ? {} : { targetPrefix }),
    ...(xmlNamespace === undefined ? {} : { xmlNamespace }),
    source,
    operations,
    otherOperations: Object.keys(official.operations)
      .filter((name) => !wanted.includes(name))
      .sort(),
    shapes: Object.fromEntries([...shapes].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
}

function keep(official: OfficialModel, name: string, kept: Map<string, Shape>): void {
  if (kept.has(name)) return;
  const shape = official.shapes[name];
  if (shape === undefined) throw new Error(`${official.metadata.serviceId} has no shape ${name}`);
  const { members, member, key, value } = shape;
  kept.set(name, {
    type: shape.type,
    ...(shape.required === undefined ? {} : { required: shape.required }),
    ...(members === undefined ? {} : { members: membersOf(members) }),
    ...(shape.payload === undefined ? {} : { payload: shape.payload }),
    ...(member === undefined ? {} : { member: member.shape }),
    ...(key === undefined ? {} : { key: key.shape }),
    ...(value === undefined ? {} : { value: value.shape }),
    ...(shape.enum === undefined ? {} : { enum: shape.enum }),
    ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
    ...(shape.min === undefined ? {} : { min: shape.min }),
    ...(shape.max === undefined ? {} : { max: shape.max }),
    ...(shape.union === undefined ? {} : { union: shape.union }),
  });
  for (const reference of [...Object.values(members ?? {}), member, key, value])
    if (reference !== undefined) keep(official, reference.shape, kept);
}

function membersOf(members: NonNullable<OfficialShape["members"]>): Record<string, ShapeMember> {
  return Object.fromEntries(
    Object.entries(members).map(([name, { shape, location, locationName }]) => [
      name,
      {
        shape,
        ...(location === undefined ? {} : { location }),
        ...(locationName === undefined ? {} : { locationName }),
      },
    ]),
  );
}
