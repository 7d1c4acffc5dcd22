/** Everything that a platform may be able to show. A requirement that needs one which the platform lacks is not applicable there. */
export const PLATFORM_CAPABILITIES = [
  "image",
  "user",
  "own-network",
  "network-isolation",
  "host-network",
  "read-only-mounts",
  "sockets",
  "pipes",
  "memory",
  "slow-motion",
] as const;

export type PlatformCapability = (typeof PLATFORM_CAPABILITIES)[number];
