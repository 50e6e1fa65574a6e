import * as z from "zod";
import { originPull } from "./admin.ts";
import { failover } from "./failover.ts";
import {
  assets,
  blockedHostnames,
  blockedPaths,
  corsCredentials,
  corsHeaders,
  corsPreflight,
  waf,
} from "./traffic.ts";
import { choice, flag, group, text, whole, words } from "./word.ts";

/** A header's value: printable, and short enough for a Cloudflare rule. */
const HEADER = /^[\x20-\x7e]+$/;

/** What the edge adds to every response, and whom browsers may call from. */
export const edge = group(
  { meaning: "TLS, security headers and CORS at the edge" },
  {
    waf,
    originPull,
    cache: assets,
    blockedPaths,
    blockedHostnames,
    failover,
    minTlsVersion: choice(
      { meaning: "Lowest TLS version at the edge, as text in quotes", example: '"1.2"' },
      ["1.2", "1.3"],
    ).optional(),
    hsts: group(
      { meaning: "Strict-Transport-Security" },
      {
        maxAgeSeconds: whole(
          { meaning: "How long browsers remember to use HTTPS", unit: "seconds", example: "31536000" },
          300,
          63_072_000,
        ).optional(),
        includeSubdomains: flag({
          meaning: "Whether names below the domain are meant too",
          example: "true",
        }).optional(),
      },
    ).optional(),
    headers: group(
      { meaning: "Other security headers of every response" },
      {
        contentSecurityPolicy: text(
          {
            meaning: "Content-Security-Policy",
            expected: "a header's value",
            example: "\"default-src 'self'\"",
          },
          HEADER,
          2048,
        ).optional(),
        frameOptions: choice({ meaning: "X-Frame-Options", example: "SAMEORIGIN" }, [
          "DENY",
          "SAMEORIGIN",
        ]).optional(),
        xssProtection: text(
          { meaning: "X-XSS-Protection", expected: "a header's value", example: '"1; mode=block"' },
          HEADER,
          64,
        ).optional(),
      },
    ).optional(),
    cors: group(
      { meaning: "Cross-origin requests" },
      {
        origins: z
          .array(
            text(
              {
                meaning: "An origin that browsers may call from",
                expected: "an https origin without path, never *",
                example: "https://app.example.com",
              },
              /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::\d{1,5})?$/,
            ),
          )
          .register(words, {
            meaning: "Origins that browsers may call from",
            expected: "a list of https origins",
            example: "[https://app.example.com]",
          })
          .optional(),
        headers: corsHeaders,
        credentials: corsCredentials,
        preflight: corsPreflight,
      },
    ).optional(),
  },
).optional();
