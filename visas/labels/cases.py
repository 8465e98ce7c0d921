"""How states, actions and the other codes of a case read."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from visas.rules.states import Action, State, Track

TRACK_LABELS = {
    Track.F_2_T: _("F-2-T Top-Tier resident"),
    Track.D_10_T: _("D-10-T Top-Tier job seeker"),
    Track.F_2_7S: _("F-2-7S K-STAR resident"),
    Track.K_TECH_PASS: _("K-Tech Pass"),
}

STATE_LABELS = {
    State.DRAFT: _("Draft"),
    State.SUBMITTED: _("Received"),
    State.QUEUED: _("Waiting for an officer"),
    State.IN_REVIEW: _("In review"),
    State.SUPPLEMENT: _("Supplement requested"),
    State.APPROVAL_PROPOSED: _("Approval proposed"),
    State.REFUSAL_PROPOSED: _("Refusal proposed"),
    State.APPROVED: _("Approved"),
    State.REFUSED: _("Refused"),
    State.WITHDRAWN: _("Withdrawn"),
}
"""For staff."""

APPLICANT_STATE_LABELS = {
    **STATE_LABELS,
    State.QUEUED: _("Checked, waiting for review"),
    State.SUPPLEMENT: _("We need something from you"),
    State.APPROVAL_PROPOSED: _("In review"),
    State.REFUSAL_PROPOSED: _("In review"),
}
"""For the applicant: an unsigned proposal is nobody's decision yet, and is not told."""

STATE_TONES = {
    State.DRAFT: "neutral",
    State.SUBMITTED: "info",
    State.QUEUED: "info",
    State.IN_REVIEW: "info",
    State.SUPPLEMENT: "warning",
    State.APPROVAL_PROPOSED: "info",
    State.REFUSAL_PROPOSED: "info",
    State.APPROVED: "success",
    State.REFUSED: "danger",
    State.WITHDRAWN: "neutral",
}

NEXT_STEP_LABELS = {
    State.DRAFT: _("Complete your answers and submit the application."),
    State.SUBMITTED: _("We are checking that the application is complete. Nothing is needed."),
    State.QUEUED: _("An officer will take up your application. Nothing is needed."),
    State.IN_REVIEW: _("An officer is reviewing your application. Nothing is needed."),
    State.SUPPLEMENT: _("Answer the supplement request before the date shown."),
    State.APPROVAL_PROPOSED: _("An officer is reviewing your application. Nothing is needed."),
    State.REFUSAL_PROPOSED: _("An officer is reviewing your application. Nothing is needed."),
    State.APPROVED: _("Download your decision letter."),
    State.REFUSED: _("Read the reasons and the routes of appeal in your decision letter."),
    State.WITHDRAWN: _("This application was withdrawn. You may start a new one."),
}

ACTION_LABELS = {
    Action.SUBMIT: _("Submit application"),
    Action.SCREEN: _("Screen automatically"),
    Action.TAKE: _("Take the case"),
    Action.RELEASE: _("Give the case back"),
    Action.REQUEST_SUPPLEMENT: _("Request a supplement"),
    Action.ANSWER_SUPPLEMENT: _("Answer the request"),
    Action.RESUME: _("Resume without an answer"),
    Action.PROPOSE_APPROVAL: _("Propose approval"),
    Action.PROPOSE_REFUSAL: _("Propose refusal"),
    Action.SIGN: _("Sign the decision"),
    Action.SEND_BACK: _("Send back"),
    Action.WITHDRAW: _("Withdraw application"),
}

SEX_LABELS = {"F": _("Female"), "M": _("Male"), "X": _("Unspecified")}
LEVEL_LABELS = {
    "bachelor": _("Bachelor's degree"),
    "master": _("Master's degree"),
    "doctorate": _("Doctorate"),
}
EMPLOYMENT_LABELS = {"work": _("Employment"), "postdoc": _("Post-doctoral research")}
RECOMMENDATION_LABELS = {
    "university_president": _("The president of a university"),
    "kotra": _("KOTRA"),
}
RELATION_LABELS = {"spouse": _("Spouse"), "child": _("Child"), "parent": _("Parent")}
MATCH_LABELS = {
    "match": _("Matched"),
    "review": _("An officer must look"),
    "none": _("Not in the held lists"),
    "confirmed": _("Confirmed by an officer"),
}
BODY_LABELS = {
    "company": _("Listed company"),
    "university": _("University"),
    "government_institute": _("Government-led research institute"),
}
"""What an employer was identified as."""
OUTCOME_LABELS = {
    "met": _("Criteria met"),
    "not_met": _("Criteria not met"),
    "undetermined": _("Cannot tell yet"),
}
PROPOSAL_LABELS = {"approve": _("Approval"), "refuse": _("Refusal")}
EVIDENCE_STATE_LABELS = {
    "received": pgettext_lazy("document", "Received"),
    "accepted": _("Accepted"),
    "rejected": _("Not accepted"),
}
FLAG_LABELS = {
    "duplicate_passport": _("Same passport in another application"),
    "incomplete": _("Documents are missing"),
    "institution_review": _("A university must be looked at"),
    "employer_review": _("An employer must be looked at"),
    "remembered_none": _("A university is remembered as none of those held"),
    "undetermined": _("Assessment cannot tell yet"),
    "not_met": _("Assessment: criteria not met"),
    "passport_expiring": _("Passport ends within six months"),
}
VERB_LABELS = {
    "visa.started": _("Application started"),
    "visa.edited": _("Answers changed"),
    "visa.submit": _("Application submitted"),
    "visa.screen": _("Automatic screening completed"),
    "visa.take": _("Case taken"),
    "visa.release": _("Case given back"),
    "visa.assigned": _("Case assigned"),
    "visa.request_supplement": _("Supplement requested"),
    "visa.answer_supplement": _("Supplement answered"),
    "visa.resume": _("Review resumed"),
    "visa.propose_approval": _("Approval proposed"),
    "visa.propose_refusal": _("Refusal proposed"),
    "visa.sign": _("Decision signed"),
    "visa.send_back": _("Proposal sent back"),
    "visa.withdraw": _("Application withdrawn"),
    "visa.assessed": _("Assessed again"),
    "visa.scored": _("Scores given"),
    "visa.match_confirmed": _("University confirmed"),
    "visa.employer_confirmed": _("Employer confirmed"),
    "visa.recommender_confirmed": _("Recommending university confirmed"),
    "visa.name_remembered": _("Name remembered for other cases"),
    "visa.name_revoked": _("Remembered name revoked"),
    "visa.document_added": _("Document added"),
    "visa.document_removed": _("Document removed"),
    "visa.document_accepted": _("Document accepted"),
    "visa.document_rejected": _("Document not accepted"),
    "visa.message": _("Message"),
    "visa.note": _("Internal note"),
    "visa.letter_issued": _("Decision letter issued"),
}
