import { z } from "zod";

/** Group name of a job that does not use instance groups. */
export const DEFAULT_INSTANCE_GROUP = "homogeneousCluster";

export const instanceGroup = z.looseObject({
  instance_group_name: z.string(),
  instance_type: z.string(),
  hosts: z.array(z.string()),
});
export type InstanceGroup = z.infer<typeof instanceGroup>;

/** `resourceconfig.json`. Three keys are documented; the rest came later and may be absent (local mode) or new. */
export const resourceConfigFile = z.looseObject({
  current_host: z.string(),
  current_instance_type: z.string().optional(),
  current_group_name: z.string().optional(),
  hosts: z.array(z.string()).min(1),
  instance_groups: z.array(instanceGroup).optional(),
  network_interface_name: z.string().optional(),
});
export type ResourceConfigFile = z.infer<typeof resourceConfigFile>;

/** The file for one host of a homogeneous cluster, keys in the platform's order. `hosts` must be sorted. */
export function platformResourceConfig(cluster: {
  readonly currentHost: string;
  readonly hosts: readonly string[];
  readonly instanceType: string;
  readonly networkInterface?: string;
}): ResourceConfigFile {
  return {
    current_host: cluster.currentHost,
    current_instance_type: cluster.instanceType,
    current_group_name: DEFAULT_INSTANCE_GROUP,
    hosts: [...cluster.hosts],
    instance_groups: [
      {
        instance_group_name: DEFAULT_INSTANCE_GROUP,
        instance_type: cluster.instanceType,
        // Seen in real jobs: this inner list is not sorted.
        hosts: [...cluster.hosts].reverse(),
      },
    ],
    network_interface_name: cluster.networkInterface ?? "eth0",
  };
}

/** The same file reduced to the three keys that AWS documents. */
export function documentedResourceConfig(cluster: {
  readonly currentHost: string;
  readonly hosts: readonly string[];
  readonly networkInterface?: string;
}): ResourceConfigFile {
  return {
    current_host: cluster.currentHost,
    hosts: [...cluster.hosts],
    network_interface_name: cluster.networkInterface ?? "eth0",
  };
}
