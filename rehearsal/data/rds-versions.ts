/** PostgreSQL on RDS, one line per major version. */
export interface EngineMajor {
  readonly family: string;
  /** Oldest minor with which an instance can still be made. */
  readonly firstMinor: number;
  /** Newest minor that this table knows; a newer one is added here. */
  readonly lastMinor: number;
  /** Only with paid extended support. */
  readonly extendedSupport: boolean;
}

/**
 * RDS for PostgreSQL, release calendar and notices of the end of minor versions: since May 2026 nothing older
 * than 14.18, 15.13, 16.9 and 17.5 can be made (from memory, 2026-11). Newest minors are those of the community's
 * releases up to May 2026.
 */
export const POSTGRES_VERSIONS: Readonly<Record<string, EngineMajor>> = {
  "13": { family: "postgres13", firstMinor: 20, lastMinor: 23, extendedSupport: true },
  "14": { family: "postgres14", firstMinor: 18, lastMinor: 23, extendedSupport: false },
  "15": { family: "postgres15", firstMinor: 13, lastMinor: 18, extendedSupport: false },
  "16": { family: "postgres16", firstMinor: 9, lastMinor: 14, extendedSupport: false },
  "17": { family: "postgres17", firstMinor: 5, lastMinor: 10, extendedSupport: false },
  "18": { family: "postgres18", firstMinor: 1, lastMinor: 4, extendedSupport: false },
};

/**
 * Sizes of the instance families that run PostgreSQL (RDS User Guide, "DB instance classes", from memory, 2026-11).
 */
const BURSTABLE = ["micro", "small", "medium", "large", "xlarge", "2xlarge"];
const INTEL = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge"];
const ARM = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"];
const ARM8 = [...ARM, "24xlarge", "48xlarge"];

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  ...{
    t3: BURSTABLE,
    t4g: BURSTABLE,
    m5: INTEL,
    m5d: INTEL,
    m6i: [...INTEL, "32xlarge"],
    m6g: ARM,
    m6gd: ARM,
    m7g: ARM,
  },
  ...{
    m7i: [...INTEL, "48xlarge"],
    m8g: ARM8,
    r5: INTEL,
    r5d: INTEL,
    r6i: [...INTEL, "32xlarge"],
    r6g: ARM,
    r6gd: ARM,
    r7g: ARM,
  },
  ...{ r7i: [...INTEL, "48xlarge"], r8g: ARM8, x2g: ARM },
};

/** True for a class such as `db.t4g.micro` that RDS sells for PostgreSQL. */
export function isPostgresClass(instanceClass: string): boolean {
  const [db, family, size, ...rest] = instanceClass.split(".");
  return db === "db" && rest.length === 0 && FAMILIES[family ?? ""]?.includes(size ?? "") === true;
}

/**
 * Certificate authorities (RDS User Guide, "Using SSL/TLS", from memory, 2026-11); rds-ca-2019 ended in August 2024.
 */
export const CA_CERTIFICATES = ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"] as const;

/**
 * Route 53 zone of the endpoints, by region (AWS General Reference, "Amazon RDS endpoints", from memory, 2026-11);
 * others are not known here.
 */
export const RDS_ZONE_IDS: Readonly<Record<string, string>> = {
  "ap-northeast-1": "Z24O6O9L7SGTNB",
  "ap-south-1": "Z2VFMSZA74J7XZ",
  "ap-southeast-1": "Z2G0U3KFCY8NZ5",
  "ap-southeast-2": "Z32T0VRHXEXS0V",
  "eu-central-1": "Z1RLNUO7B9Q6NB",
  "eu-west-1": "Z29XKXDKYMONMX",
  "eu-west-2": "Z1TTGA775OQIYO",
  "us-east-1": "Z2R2ITUGPM61AM",
  "us-east-2": "Z2XHWR1WZ565X2",
  "us-west-1": "Z10WI91S59XXQN",
  "us-west-2": "Z1PVIF0B656C1W",
};
