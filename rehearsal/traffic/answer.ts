/** One request as an edge sees it. */
export interface WebRequest {
  readonly method: string;
  /** Lower case, without port. */
  readonly host: string;
  /** As it was sent, without query. */
  readonly path: string;
  /** The caller's address. */
  readonly address: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request on its way through the edge. */
export interface Visit extends WebRequest {
  /** What managed rules would know it for; undefined is an honest request. */
  readonly attack?: "sql injection" | undefined;
  /** The mail address with which the caller has logged in at the edge; undefined is nobody. */
  readonly login?: string | undefined;
  /** Seconds since the rehearsal of traffic began. */
  readonly atSeconds: number;
}

/** Who answered a request, and how. */
export interface Answer {
  readonly layer: "cloudflare" | "worker" | "load balancer" | "service";
  /** The rule that answered, or the service's name. */
  readonly by: string;
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Rules that matched on the way without answering. */
  readonly passed: readonly string[];
}

/** An answer that a layer gives by itself; undefined lets the request go on. */
export type Stop = Omit<Answer, "passed"> | undefined;
