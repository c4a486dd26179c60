import type { Draw } from '../files/draw.ts';

/** A template of CloudFormation. */
export function cloudFormation(draw: Draw, service: string): string {
  return `AWSTemplateFormatVersion: '2010-09-09'
Description: Keeps what ${service} needs
Parameters:
  Environment:
    Type: String
    AllowedValues: [staging, production]
Conditions:
  IsProduction: !Equals [!Ref Environment, production]
Resources:
${draw.some(
  2,
  14,
  (at) => `  Table${at}:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain
    Properties:
      TableName: !Sub '${service}-\${Environment}-${at}'
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - {AttributeName: id, AttributeType: S}
      KeySchema:
        - {AttributeName: id, KeyType: HASH}
      PointInTimeRecoverySpecification:
        PointInTimeRecoveryEnabled: !If [IsProduction, true, false]
`,
)}Outputs:
  Name: {Value: !Ref Table0}
`;
}

/** Parameters of such a template. */
export function parameters(draw: Draw, environment: string): string {
  const given = {
    Environment: environment,
    ...Object.fromEntries([0, 1, 2].map((at) => [`Size${at}`, `${draw.number(9)}`])),
  };
  return `${JSON.stringify(
    Object.entries(given).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    null,
    2,
  )}\n`;
}

/** A file of Bicep. */
export function bicep(draw: Draw, service: string): string {
  return `targetScope = 'resourceGroup'

@allowed(['dev', 'staging', 'production'])
param environment string
param location string = resourceGroup().location

${draw.some(
  1,
  8,
  (at) => `resource store${at} 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: '${service.replace('-', '')}\${environment}${at}'
  location: location
  kind: 'StorageV2'
  sku: { name: environment == 'production' ? 'Standard_GRS' : 'Standard_LRS' }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    allowBlobPublicAccess: false
  }
}

`,
)}output id string = store0.id
`;
}

/** Values for such a file. */
export function bicepValues(environment: string): string {
  return `using './main.bicep'\n\nparam environment = '${environment}'\n`;
}
