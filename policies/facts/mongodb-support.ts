/**
 * Last day of support by MongoDB's major version, `yyyy-mm-dd`.
 * Source: https://www.mongodb.com/legal/support-policy/lifecycles, "MongoDB Atlas Dedicated", in a stored copy of 2026; read
 * 2026-11-27.
 */
export const MONGODB_SUPPORT: Readonly<Record<string, string>> = {
  "5.0": "2024-10-31",
  "6.0": "2025-07-31",
  "7.0": "2027-08-31",
  "8.0": "2029-10-31",
};
