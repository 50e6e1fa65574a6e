/** The types that speak of each other. */
export const ATLAS = {
  project: "mongodbatlas:index/project:Project",
  cluster: "mongodbatlas:index/advancedCluster:AdvancedCluster",
  user: "mongodbatlas:index/databaseUser:DatabaseUser",
  access: "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
  privateLink: "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint",
  linkedEndpoint: "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService",
  roleSetup: "mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup",
  roleAuthorization: "mongodbatlas:index/cloudProviderAccessAuthorization:CloudProviderAccessAuthorization",
  encryption: "mongodbatlas:index/encryptionAtRest:EncryptionAtRest",
  schedule: "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
  compliance: "mongodbatlas:index/backupCompliancePolicy:BackupCompliancePolicy",
  auditing: "mongodbatlas:index/auditing:Auditing",
  maintenance: "mongodbatlas:index/maintenanceWindow:MaintenanceWindow",
} as const;
