import type { OwnLink } from './outcomes.ts'

/**
 * The paths of links in mails, which are also those of the pages that they lead to. They say nothing of what it is about: they stand in the
 * history of a browser, which others look at, and with some mail servers in what is checked before a link is opened.
 */
export const linkPaths = {
  /** Where what waits is confirmed or refused. */
  waiting: (token: string): string => `/s/${token}`,
  /** The page of a signer. */
  own: (link: OwnLink): string => `/p/${link}`,
  /** Where mails about what comes of an appeal are ended. */
  noMore: (token: string): string => `/u/${token}`,
  /** The page of an organisation. */
  organisation: (link: OwnLink): string => `/o/${link}`,
} as const
