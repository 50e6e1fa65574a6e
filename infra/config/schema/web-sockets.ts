import { group, NO_DEFAULT, whole } from "./word.ts";

/**
 * Longest ping interval, seconds: the edge closes a socket that was quiet for 100 s (developers.cloudflare.com, "Connection limits",
 * from memory, 2026-11), and a ping may be late.
 */
const LONGEST_PING_SECONDS = 90;

/** Connections that stay open: what the application does so that nobody on the way closes them. */
export const webSockets = group(
  { meaning: "The service holds WebSocket connections open" },
  {
    pingIntervalSeconds: whole(
      {
        meaning:
          "Time between two pings of the application; the edge closes a connection that was quiet for 100 seconds",
        unit: "seconds",
        example: "30",
        required: NO_DEFAULT.application,
      },
      1,
      LONGEST_PING_SECONDS,
    ),
    stickinessSeconds: whole(
      {
        meaning:
          "Time for which the load balancer sends a client to the same task, by a cookie; for handshakes that fall back to polling",
        unit: "seconds",
        example: "3600",
      },
      1,
      604_800, // seven days: ELB User Guide, "Sticky sessions", from memory, 2026-11
    ).optional(),
  },
).optional();
