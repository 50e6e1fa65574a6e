/**
 * AWS accounts of vendors that come into a customer's account by a role, each with the vendor's name. MongoDB Atlas: trust policies
 * written by its "Set up unified AWS access" in several public repositories name this account and no other (read 2026-11-27).
 */
export const VENDOR_ACCOUNTS: Readonly<Record<string, string>> = {
  "536727724300": "MongoDB Atlas",
};
