/** The local analyst's name and version: it stands with every analysis. */
export const LOCAL_ANALYST = 'local 1'
