import type { HostSpecification, Mount } from "../host-specification.ts";

/** The mounts; one that is read-only gets a folder for each mount within it, since Docker itself makes those only where it may write. */
export function withMountPoints(specification: HostSpecification): Mount[] {
  const inner = [
    ...specification.mounts.map((mount) => mount.path),
    ...(specification.pipesAt === undefined ? [] : [specification.pipesAt]),
  ];
  return specification.mounts.map((mount) => {
    const points = inner.map((path) => pathBelow(mount.path, path)).filter((path) => path !== undefined);
    return points.length === 0 || mount.readOnly !== true
      ? mount
      : { ...mount, folders: [...(mount.folders ?? []), ...points] };
  });
}

/** The path relative to `outer`; undefined when it does not lie below it. */
export function pathBelow(outer: string, path: string): string | undefined {
  return path.startsWith(`${outer}/`) ? path.slice(outer.length + 1) : undefined;
}
