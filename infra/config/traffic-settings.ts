import type { EdgeLayer } from "../edge/place-limits.ts";

export interface LimitSettings {
  readonly name: string;
  /** Undefined: every hostname of the stack. */
  readonly hostname: string | undefined;
  readonly path: string;
  readonly requestsPerMinute: number;
  readonly purpose: "api" | "login" | "payments" | "admin" | "other";
  /** `application`: nothing of the stack holds it, and nobody here looks whether the application does. */
  readonly layer: EdgeLayer | "application";
}

export interface BypassSettings {
  readonly name: string;
  readonly hostname: string;
  readonly path: string;
  readonly purpose: "webhook" | "health";
}

export interface MaintenanceSettings {
  readonly enabled: boolean;
  /** What people are told; plain text. */
  readonly message: string;
  /** Service → variable of its own that says `true` or `false`. */
  readonly variables: Readonly<Record<string, string>>;
}
