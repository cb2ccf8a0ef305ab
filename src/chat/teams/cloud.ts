/** Where Microsoft's identity platform and the Bot Framework are. */
export interface Cloud {
  /** Issuer of the tokens that Teams sends. */
  readonly issuer: string
  /** Names the keys that these tokens are signed with. */
  readonly openIdMetadata: string
  /** Tokens for Teams are asked for here; the tenant's id follows. */
  readonly loginUrl: string
  /** What these tokens are for. */
  readonly scope: string
}

/** The public cloud; not that of the US government or of China. */
export const PUBLIC_CLOUD: Cloud = {
  issuer: 'https://api.botframework.com',
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  loginUrl: 'https://login.microsoftonline.com/',
  scope: 'https://api.botframework.com',
}
