export {
  checkInWords,
  confirmations,
  monthsSinceCheck,
  salutationIn,
  staleAfter,
  type Body,
  type BodyChannels,
  type Confirmation,
  type ListedBody,
  type Objection,
  type ReplyTime,
} from './body.ts'
export { readCatalogue } from './read-catalogue.ts'
export { findBody, isObjectedTo, listBodies, publicBodies, recordObjection, writeBody, type WriteBodyOutcome } from './directory-store.ts'
export {
  channels,
  dayAfter,
  deliveryStates,
  hasLeft,
  type Channel,
  type Deadline,
  type Delivery,
  type DeliveryEvent,
  type DeliveryState,
  type EventKind,
  type PublicDelivery,
} from './delivery.ts'
export { deliveriesOf, deliveriesOfAll, findDelivery, publicDeliveries } from './ledger-store.ts'
