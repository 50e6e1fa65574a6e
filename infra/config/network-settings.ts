export type NatStrategy = "none" | "one" | "per-zone";

export type SubnetKind = "public" | "private" | "isolated";

export interface NetworkSettings {
  /** IPv4 block of the VPC, /16 to /22. */
  readonly cidr: string;
  readonly zoneCount: 2 | 3;
  /** `none`: tasks stand in public subnets with an address of their own, closed to all but the load balancer. */
  readonly nat: NatStrategy;
  /** In a fixed order (by kind, then zone), so that a subnet keeps its block when a zone is added. */
  readonly subnets: readonly SubnetSettings[];
}

export interface SubnetSettings {
  readonly kind: SubnetKind;
  /** 0, 1 or 2: index into the region's zones in alphabetical order. */
  readonly zone: number;
  readonly cidr: string;
}
