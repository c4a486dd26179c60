/** Words without which a text sets no other aside, and tells no status of another. */
export const mayReplace =
  /supersed|superced|replac|obsolet|deprecat|reject|withdr|retir|revok|revers|overrid|overturn|rescind|amend|modif|updates|revises|archiv|no longer|proposed|draft/i;

/** What one record does to another, when it says so itself; the rest of a group of words decides how sure that is. */
export const replacing =
  /\b(?:(supersedes|supercedes|replaces|obsoletes|overrides|overturns|revokes|reverses|withdraws|retires|deprecates|rescinds)|(supersed(?:e|ing)|superced(?:e|ing)|replac(?:e|ing)|obsolet(?:e|ing)|overrid(?:e|ing)|overturn(?:ing)?|revok(?:e|ing)|revers(?:e|ing)|withdraw(?:ing)?|retir(?:e|ing)|deprecat(?:e|ing)|rescind(?:ing)?)|(amends?|amending|modif(?:y|ies|ying)|updates|revises))\b/gi;
/** What it says of another that it is. */
export const replaced =
  /\b(?:(?:is|are|was|were|has been|have been|becomes?|stands?) (?:\w{1,12} ){0,2}?(?:superseded|superceded|replaced|obsolete[d]?|overridden|overturned|revoked|reversed|withdrawn|retired|deprecated|rescinded|void)|(?:no longer|does not|do not) (?:appl(?:y|ies)|hold|stand|holds|stands|in force|valid))\b/gi;

/** Before such words what is done is denied. */
export const denied = /(?:\b(?:not|never|neither|nor|without|rather than|instead of|nothing)\b|n't\b)[^,;]{0,40}$/i;
/** With them it is left open, or done to a part. */
export const inDoubt =
  /\b(?:part(?:s|ly|ially)?|may|might|could|would|should|if|once|when|until|unless|perhaps|possibly|propos\w{1,4}|plan(?:s|ned)?|aims?|sections?|except)\b/i;
/** Whoever decides says that they do it. */
export const decidedToDo =
  /\b(?:we|hereby|this (?:decision|record|adr|rfc)) (?:(?:will|shall|hereby|now|therefore) ){0,2}$/i;

/** What is named behind these is spoken of for another reason, or is a further field. */
export const otherThing =
  /\b(?:see|because|since|as|which|that|builds?|extends?|relate[sd]?|related|but|while|not|leaving|whereas|where|for|and (?:is|was|so)|(?:superseded|superceded|replaced|amended|deprecated|obsoleted) by)\b|\s[A-Z][A-Za-z -]{2,25}:(?=\s)/;
/** What is named in front of these does not belong to what is said behind. */
export const otherClause =
  /\b(?:says?|said|that|which|in|of|by|from|with|per|see|as|to|because|since|and so|but|while|when)\b|[,;:]/gi;

/** In a list of records, a status that is no word of its title. */
export const listedStatus =
  /^\W{0,5}(?:superseded|superceded|replaced|deprecated|obsoleted?|retired|withdrawn|rejected|archived)(?: (?:by|in favou?r of|on)\b|\W{0,5}$)/i;
/** Behind the name of a record in a list. */
export const listedBehind =
  /\b(?:superseded|superceded|replaced|deprecated|obsoleted) (?:by|in favou?r of)\b|[([—–:*_-]\s{0,2}(?:superseded|superceded|deprecated|obsoleted?|retired|withdrawn|rejected|archived)\b/i;
/** Over the records of which it is so. */
export const listedBelow =
  /^\W{0,5}(?:superseded|superceded|replaced|deprecated|obsoleted?|retired|withdrawn|rejected|archived|historic(?:al)?|no longer (?:in force|valid))(?: (?:decisions?|records?|adrs?|rfcs?|decision records))?\W{0,5}$/i;
/** Below it stands one field: what this record sets aside. */
export const replacesHeading =
  /^\W{0,5}(?:supersedes|supercedes|replaces|obsoletes|deprecates|amends|revises)\W{0,5}$/i;
/** Below it is told what might have been decided. */
export const choices = /\b(?:options?|alternatives?|pros|cons)\b/i;
