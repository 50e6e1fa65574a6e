/** What a type of instance is made of. */
export interface InstanceType {
  readonly architecture: "arm64" | "x86_64";
  readonly vcpus: number;
  /** MiB that Linux counts, and the agent of ECS registers: less than what is sold, by what firmware and kernel keep. */
  readonly memoryMib: number;
}

/** Source: EC2 instance types (vCPU), and `free` on such instances with Amazon Linux 2023 for the memory: from memory, 2026-11. */
export const INSTANCE_TYPES: Readonly<Record<string, InstanceType>> = {
  "t4g.nano": { architecture: "arm64", vcpus: 2, memoryMib: 420 },
  "t4g.micro": { architecture: "arm64", vcpus: 2, memoryMib: 916 },
  "t4g.small": { architecture: "arm64", vcpus: 2, memoryMib: 1837 },
  "t4g.medium": { architecture: "arm64", vcpus: 2, memoryMib: 3777 },
  "t4g.large": { architecture: "arm64", vcpus: 2, memoryMib: 7674 },
  "t3.micro": { architecture: "x86_64", vcpus: 2, memoryMib: 904 },
  "t3.small": { architecture: "x86_64", vcpus: 2, memoryMib: 1892 },
  "t3.medium": { architecture: "x86_64", vcpus: 2, memoryMib: 3800 },
};
