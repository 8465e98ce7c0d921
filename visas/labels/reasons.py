"""Why a criterion is as it is: one sentence for the officer, one for the applicant.

Keys in the sentences are those that `visas.labels.findings` fills in.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visas.rules.findings import Because

REASONS: dict[Because, tuple[str | Promise, str | Promise]] = {
    Because.NO_EDITION_IN_FORCE: (
        _("No edition of the criteria was in force on the filing day, %(filed_on)s."),
        _("The criteria of this visa were not in force on the day you filed, %(filed_on)s."),
    ),
    Because.DEGREE_QUALIFIES: (
        _("“%(institution)s” counts: rank %(rank)s in %(list)s, within %(limit)s."),
        _("Your degree from “%(institution)s” counts: rank %(rank)s in %(list)s."),
    ),
    Because.DEGREE_DESIGNATED: (
        _("“%(institution)s” is a designated university."),
        _("Your degree from “%(institution)s” counts: it is a designated university."),
    ),
    Because.DEGREE_IN_DOUBT: (
        _("No degree certainly qualifies, and one may: see each degree."),
        _("We cannot tell yet whether one of your degrees counts. The reason is at each degree."),
    ),
    Because.NO_DEGREE_QUALIFIES: (
        _("No degree qualifies: see each degree. The limit is rank %(limit)s."),
        _("None of your degrees meets this criterion. The reason is at each degree."),
    ),
    Because.NO_DEGREE_DESIGNATED: (
        _("No degree qualifies: see each degree. A designated university is asked for."),
        _("None of your degrees meets this criterion. The reason is at each degree."),
    ),
    Because.NO_DEGREE: (
        _("No degree is stated."),
        _("You stated no degree."),
    ),
    Because.DEGREES_NOT_GIVEN: (
        _("The question about degrees is open."),
        _("You have not told us about your degrees yet."),
    ),
    Because.RANK_WITHIN_LIMIT: (
        _("“%(institution)s”: rank %(rank)s in %(list)s, within %(limit)s."),
        _("“%(institution)s” is ranked %(rank)s in %(list)s, within the first %(limit)s."),
    ),
    Because.RANK_BEYOND_LIMIT: (
        _("“%(institution)s”: best rank %(rank)s in %(list)s, beyond %(limit)s."),
        _("“%(institution)s” is ranked %(rank)s in %(list)s. Only the first %(limit)s count."),
    ),
    Because.NOT_ON_LISTS: (
        _("“%(institution)s” stands on none of the lists that count, down to %(limit)s."),
        _("“%(institution)s” is not among the first %(limit)s of any list that counts."),
    ),
    Because.LIST_TOO_SHORT: (
        _("%(list)s as held here ends before rank %(limit)s: “%(institution)s” cannot be placed."),
        _("We cannot tell yet whether “%(institution)s” is among the first %(limit)s."),
    ),
    Because.LIST_NOT_HELD: (
        _("No edition of a list that would decide this is held here."),
        _("We do not hold the list that decides this. An officer will check."),
    ),
    Because.INSTITUTION_DESIGNATED: (
        _("“%(institution)s” is designated."),
        _("“%(institution)s” is a designated university."),
    ),
    Because.INSTITUTION_NOT_DESIGNATED: (
        _("“%(institution)s” is not designated."),
        _("“%(institution)s” is not a designated university."),
    ),
    Because.DESIGNATION_NOT_HELD: (
        _(
            "Not on the list of designated universities as held here, which is incomplete: "
            "“%(institution)s”."
        ),
        _("An officer will check whether “%(institution)s” is a designated university."),
    ),
    Because.INSTITUTION_MISSING: (
        _("The university is not stated."),
        _("You have not named the university yet."),
    ),
    Because.INSTITUTION_IN_REVIEW: (
        _("Which university “%(institution)s” is must be confirmed by an officer."),
        _("An officer will confirm which university “%(institution)s” is."),
    ),
    Because.INSTITUTION_NOT_RECOGNISED: (
        _("“%(institution)s” is none of the universities held."),
        _(
            "We do not find “%(institution)s” among the listed universities. If it is one of "
            "them, write its full official name."
        ),
    ),
    Because.LEVEL_MISSING: (
        _("The level of the degree is not stated. Asked for: %(levels)s."),
        _("You have not told us the level of this degree. It must be one of: %(levels)s."),
    ),
    Because.LEVEL_TOO_LOW: (
        _("%(level)s. Asked for: %(levels)s."),
        _("A degree of this level does not count: %(level)s. It must be one of: %(levels)s."),
    ),
    Because.AWARD_DAY_MISSING: (
        _("The day of award is not stated."),
        _("You have not told us when this degree was awarded."),
    ),
    Because.NOT_YET_AWARDED: (
        _("Awarded on %(awarded_on)s, after the filing day, %(filed_on)s."),
        _("This degree is awarded on %(awarded_on)s, after the day you file."),
    ),
    Because.DEGREE_TOO_OLD: (
        _("Awarded on %(awarded_on)s, more than %(years)s before filing."),
        _("This degree was awarded on %(awarded_on)s. It may be at most %(years)s old."),
    ),
    Because.EXPERIENCE_SUFFICES: (
        _("%(kind)s: %(spent)s, of which %(top_spent)s at %(top)s."),
        _("Your experience is enough. %(kind)s: %(spent)s, of which %(top_spent)s at %(top)s."),
    ),
    Because.EXPERIENCE_IN_DOUBT: (
        _("Neither way to the experience certainly holds, and one may: see each."),
        _("We cannot tell yet whether your experience is enough. The reason is at each way."),
    ),
    Because.EXPERIENCE_SHORT: (
        _("The experience falls short in every way: see each."),
        _("Your experience is not enough yet. The reason is at each way."),
    ),
    Because.EMPLOYMENT_NOT_GIVEN: (
        _("The question about employment is open."),
        _("You have not told us about your work yet."),
    ),
    Because.YEARS_SUFFICE: (
        _(
            "%(kind)s: %(spent)s (%(years)s asked for), of which %(top_spent)s "
            "(%(top_years)s asked for) at %(top)s."
        ),
        _("%(kind)s: you have %(spent)s, of which %(top_spent)s at %(top)s. That is enough."),
    ),
    Because.YEARS_SHORT: (
        _("%(kind)s: %(spent)s count; %(years)s are asked for."),
        _("%(kind)s: %(spent)s count. You need %(years)s."),
    ),
    Because.TOP_YEARS_SHORT: (
        _("%(kind)s: %(top_spent)s at %(top)s; %(top_years)s are asked for."),
        _("%(kind)s: %(top_spent)s at %(top)s count. You need %(top_years)s."),
    ),
    Because.TOP_EMPLOYER_FOUND: (
        _("%(kind)s: %(top_spent)s at %(top)s; any time is enough."),
        _("%(kind)s: you have %(top_spent)s at %(top)s. That is enough."),
    ),
    Because.NO_TOP_EMPLOYER: (
        _("%(kind)s: no time at %(top)s is stated."),
        _("%(kind)s: you stated no time at %(top)s."),
    ),
    Because.START_DAY_MISSING: (
        _("%(kind)s: the first day of a post is not stated. %(spent)s are certain."),
        _("%(kind)s: tell us the first day of each post. So far %(spent)s count."),
    ),
    Because.EMPLOYER_IN_REVIEW: (
        _("%(kind)s: an employer must be confirmed. %(top_spent)s at %(top)s are certain."),
        _("%(kind)s: an officer will confirm an employer. So far %(top_spent)s at %(top)s count."),
    ),
    Because.DOCTORATE_DAY_MISSING: (
        _("%(kind)s counts from the award of a doctorate, which is not fully stated."),
        _("%(kind)s counts from a doctorate on. Tell us the level and the day of each degree."),
    ),
    Because.NO_DOCTORATE: (
        _("%(kind)s counts from the award of a doctorate; none is stated."),
        _("%(kind)s counts only after a doctorate, and you stated none."),
    ),
    Because.REQUIREMENT_MET: (
        _("Met without the waiver: %(held)s. Pay stands in for the other."),
        _("You meet one of the two: %(held)s. Your pay can stand in for the other."),
    ),
    Because.BOTH_WAIVED: (
        _("Pay stands in for education and experience."),
        _("Your pay can stand in for education and experience."),
    ),
    Because.REQUIREMENT_IN_DOUBT: (
        _("Neither education nor experience is certain yet; one of them is needed."),
        _("We cannot tell yet whether you meet education or experience. You need one of them."),
    ),
    Because.BOTH_MISSING: (
        _("Education and experience are both missing; pay stands in for one only."),
        _("Education and experience are both missing. High pay can stand in for one only."),
    ),
    Because.DISPUTED_WAIVER: (
        _(
            "Education and experience are both missing. The sources dispute whether pay stands in "
            "for both: an officer must decide."
        ),
        _("Education and experience are both missing. An officer decides if pay is enough."),
    ),
    Because.PAY_REACHES: (
        _("%(pay)s a year reaches %(threshold)s, %(multiple)s × GNI per capita of %(gni_year)s."),
        _("Your pay of %(pay)s a year reaches the %(threshold)s asked for."),
    ),
    Because.PAY_BELOW: (
        _("%(pay)s a year is below %(threshold)s, %(multiple)s × GNI per capita of %(gni_year)s."),
        _("Your pay of %(pay)s a year is %(short)s below the %(threshold)s asked for."),
    ),
    Because.PAY_MISSING: (
        _("The yearly pay is not stated. Asked for: %(threshold)s."),
        _("Tell us your yearly pay. At least %(threshold)s are asked for."),
    ),
    Because.GNI_NOT_HELD: (
        _("No GNI figure is held for the filing day; the threshold cannot be computed."),
        _("The income figure for the day you file is not published yet."),
    ),
    Because.NO_OFFER: (
        _("There is no job offer yet."),
        _("You have no job offer yet. This is decided by the offer."),
    ),
    Because.CONTRACT_SIGNED: (
        _("The contract is signed."),
        _("Your contract is signed."),
    ),
    Because.CONTRACT_UNSIGNED: (
        _("The contract is not signed."),
        _("Your contract must be signed."),
    ),
    Because.SIGNATURE_MISSING: (
        _("Whether the contract is signed is not stated."),
        _("Tell us whether the contract is signed."),
    ),
    Because.EMPLOYER_IN_KOREA: (
        _("“%(employer)s” is an employer in Korea."),
        _("Your employer, “%(employer)s”, is in Korea."),
    ),
    Because.EMPLOYER_ABROAD: (
        _("“%(employer)s” is an employer abroad: %(country)s."),
        _("Your employer must be in Korea; “%(employer)s” is abroad: %(country)s."),
    ),
    Because.COUNTRY_MISSING: (
        _("The country of “%(employer)s” is not stated."),
        _("Tell us the country of your employer, “%(employer)s”."),
    ),
    Because.FIELD_LISTED: (
        _("%(field)s is an advanced field."),
        _("Your job is in an advanced field: %(field)s."),
    ),
    Because.FIELD_NOT_LISTED: (
        _("%(field)s is none of the advanced fields of the filing day."),
        _("Your job's field does not count: %(field)s. These fields do: %(fields)s."),
    ),
    Because.FIELD_MISSING: (
        _("The field of the job is not stated."),
        _("Choose the field of your job. These count: %(fields)s."),
    ),
    Because.RECOMMENDED: (
        _("Recommended %(kind)s: “%(institution)s”."),
        _("You are recommended %(kind)s: “%(institution)s”."),
    ),
    Because.NO_RECOMMENDATION: (
        _("There is no recommendation yet. Asked for: %(kinds)s."),
        _("You have no recommendation yet. You need one: %(kinds)s."),
    ),
    Because.RECOMMENDATION_OF_OTHER_KIND: (
        _("Recommended %(kind)s. Asked for: %(kinds)s."),
        _("You are recommended %(kind)s. You need a recommendation: %(kinds)s."),
    ),
    Because.RECOMMENDER_MISSING: (
        _("The university that recommends is not stated."),
        _("Tell us which university recommends you."),
    ),
    Because.RECOMMENDER_IN_REVIEW: (
        _("Which university “%(institution)s” is must be confirmed by an officer."),
        _("An officer will confirm which university “%(institution)s” is."),
    ),
    Because.RECOMMENDER_NOT_DESIGNATED: (
        _("“%(institution)s” is not a designated university and cannot recommend."),
        _("“%(institution)s” is not a designated university. Its recommendation does not count."),
    ),
    Because.POINTS_REACH: (
        _("%(points)s points; %(pass_mark)s are asked for. %(table)s"),
        _("You have %(points)s points; %(pass_mark)s are asked for."),
    ),
    Because.POINTS_BELOW: (
        _("At most %(possible_points)s points; %(pass_mark)s are asked for. %(table)s"),
        _("You can reach %(possible_points)s points at most; %(pass_mark)s are asked for."),
    ),
    Because.POINTS_IN_DOUBT: (
        _("%(points)s to %(possible_points)s points; %(pass_mark)s are asked for. %(table)s"),
        _("%(points)s points are certain so far; %(pass_mark)s are asked for."),
    ),
    Because.PASS_MARK_NOT_SET: (
        _("%(points)s to %(possible_points)s points. No pass mark is published. %(table)s"),
        _("%(points)s points are certain so far. The pass mark is not published yet."),
    ),
    Because.SCORES_MISSING: (
        _("The reviewers' scores are missing: %(points)s to %(possible_points)s points. %(table)s"),
        _("Reviewers will score you. %(points)s points are certain so far."),
    ),
}
