/** The types that speak of each other. */
export const ATLAS = {
  project: "mongodbatlas:index/project:Project",
  cluster: "mongodbatlas:index/advancedCluster:AdvancedCluster",
  user: "mongodbatlas:index/databaseUser:DatabaseUser",
  access: "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
} as const;
