"""English wording. GSM-7 characters only: one other character costs over half of a segment.

No text names a drug, a dose or a condition but `dose_named` and its nudge, which leave only for a
patient whose privacy is "named". The pain question asks for the average of the last 24 hours with
the anchors of the 0-10 numeric rating scale used in trials (Farrar 2001, Brief Pain Inventory).
"""

INSTRUMENT = "nrs-avg24h-1"
"""Names this wording of the pain question; stored with each score, changed with the wording."""

ENGLISH: dict[str, str] = {
    "dose": "{service}: Time for your {wall} dose. Reply T when taken, S if skipped.",
    "doses": "{service}: Time for your {wall} doses. Reply T when all are taken, S if skipped.",
    "dose_named": "{service}: Time for your {wall} {medicines}. Reply T when taken, S if skipped.",
    "checkin": "{service}, {wall}: Average pain in the last 24 hours, 0 (none) to 10 (worst "
    "imaginable)? Reply with one number, e.g. 4",
    "ask_again_checkin": "{service}: Sorry, we could not read that. Your average pain in the last "
    "24 hours, as one whole number from 0 to 10? Reply e.g. 4",
    "ask_again_dose": "{service}: Sorry, we could not read that. Your {wall} dose: reply only T "
    "if taken or only S if skipped. It counts for all medicines of that time.",
    "ask_again_side_effects": "{service}: Sorry, we could not read that. Any of these this week? "
    "D dizzy, W drowsy, M dry mouth, O other, N none. Reply with the letters only, e.g. D M",
    "saved_score": "{service}: Saved: {value}. Wrong? Reply with the right number.",
    "saved_taken": "{service}: Saved: {wall} dose taken. Wrong? Reply S.",
    "saved_skipped": "{service}: Saved: {wall} dose skipped. Wrong? Reply T.",
    "saved_score_late": "{service}: Saved: {value}, though the check-in had closed. Wrong? Reply "
    "with the right number.",
    "score_stays": "{service}: That check-in had closed, so your answer to it stays {old}. Your "
    "{value} is kept beside it, as a late one. Questions: {contact}.",
    "saved_taken_late": "{service}: Saved late: {wall} dose taken. Wrong? Reply S.",
    "saved_skipped_late": "{service}: Saved late: {wall} dose skipped. Wrong? Reply T.",
    "saved_taken_before": "{service}: Saved: {wall} dose taken. Wrong? Please tell {contact}.",
    "saved_skipped_before": "{service}: Saved: {wall} dose skipped. Wrong? Please tell {contact}.",
    "help": "{service}: reminders and pain check-ins by text, not watched live. Questions: "
    "{contact}. Emergency: {emergency}. Reply STOP to end all texts.",
    "help_caregiver": "{service}: we text you when somebody should check on a patient you care "
    "for; not watched live. Questions: {contact}. Emergency: {emergency}. Reply STOP to end all "
    "texts.",
    "help_both": "{service}: reminders and pain check-ins for you, and alerts about a patient you "
    "care for; not watched live. Questions: {contact}. Emergency: {emergency}. Reply STOP to end "
    "all texts.",
    "help_contact": "{service}: we text you, as one of the clinic's own people, when a patient "
    "may need help or something needs looking into; not watched live. Emergency: {emergency}. "
    "Reply STOP to end all texts.",
    "alert": "{service}: {patient}'s check-ins need your attention. Please get in touch. Reply "
    "OK {code} when you have this, BUSY {code} if you cannot. Not a diagnosis. Emergency: "
    "{emergency}. STOP to end.",
    "alert_urgent": "{service}: URGENT: {patient}'s check-ins need your attention. Please get in "
    "touch now. Reply OK {code} when you have this, BUSY {code} if you cannot. Not a diagnosis. "
    "Emergency: {emergency}. STOP to end.",
    "alert_scores": "{service}: {patient}'s pain scores went up: {scores}. Please get in touch. "
    "Reply OK {code} when you have this, BUSY {code} if you cannot. Not a diagnosis. Emergency: "
    "{emergency}. STOP to end.",
    "alert_scores_high": "{service}: URGENT: {patient}'s last pain scores are high: {scores}. "
    "Please get in touch now. Reply OK {code} when you have this, BUSY {code} if you cannot. Not "
    "a diagnosis. Emergency: {emergency}. STOP to end.",
    "caregiver_told": "{service}: We let {caregiver} know that your recent check-ins need "
    "attention. Questions: {contact}. To end this, reply REMOVE {caregiver}.",
    "clinic_told": "{service}: We let {name} of the clinic know that your recent check-ins need "
    "attention. Questions: {contact}.",
    "acknowledged": "{service}: Thank you. It is noted that you have alert {code} "
    "about {patient}.",
    "already_acknowledged": "{service}: Alert {code} is already with {name} since {since}.",
    "which_alert": "{service}: Which one? Reply {choices}.",
    "no_such_alert_but": "{service}: There is no open alert with that number for you. Did "
    "you mean another? Reply {choices}.",
    "no_such_alert": "{service}: There is no open alert with that number for you. If you "
    "are worried, please get in touch with them. Questions: {contact}.",
    "no_open_alert": "{service}: Thank you, but no alert is open now. If you are worried, please "
    "get in touch with them. Questions: {contact}.",
    "no_such_alert_contact": "{service}: There is no open alert with that number for you. To "
    "see the alerts: carebell alert list",
    "no_open_alert_contact": "{service}: Thank you, but no alert is open now. To see earlier "
    "ones: carebell alert list",
    "opted_out": "{service}: You will get no more texts from us. Reply START to begin again.",
    "opted_in": "{service}: Welcome back, your texts go on. Reply HELP for help, STOP to end.",
    "lifted": "{service}: Your texts go on. We had understood that you wanted no more, and have "
    "put that right. Questions: {contact}. Reply HELP for help, STOP to end.",
    "lifted_contact": "{service}: Your texts go on. We had understood that you wanted no more, "
    "and have put that right. Reply HELP for help, STOP to end.",
    "stop_told_admin": '{service}: {name} (id {id}, {kind}) texted "{said}". Nothing is sent to '
    "that number any more; only their own START re-opens it.",
    "stop_read_told_admin": "{service}: {name} (id {id}, {kind}) asked in a sentence for no more "
    "texts. Nothing is sent to that number any more. If it was misread: carebell consent lift "
    "{id}",
    "start_told_admin": '{service}: {name} (id {id}, {kind}) texted "{said}". Texts to that '
    "number go on.",
    "start_lifted_told_admin": "{service}: the opt-out of {name} (id {id}, {kind}) was taken back "
    "by hand. Texts to that number go on.",
    "start_told_caregiver": "{service}: {patient} gets these texts again, and you get alerts "
    "about {patient} again.",
    "not_textable": "{service}: {name} (id {id}) did not get a text: {why}. Please look into it: "
    "carebell message list",
    "schedule_set_aside": "{service}: a plan of {name} (id {id}) could not be read and is set "
    "aside: nothing of it is sent. Please look into it: carebell doctor",
    "sending_stopped": "{service}: texts could not leave for a while: {why}. Please look into it: "
    "carebell status",
    "too_many_texts": "{service}: {name} (id {id}) has had {count} texts in a day, so no more "
    "reminders go there until tomorrow. Please look into it: carebell message list",
    "stop_told_caregiver": "{service}: {patient} has ended these texts, so you will get no more "
    "alerts about {patient}. Questions: {contact}.",
    # schedules
    "nudge_dose": "{service}: Did you take your {wall} dose? Reply T if you did, S if skipped.",
    "nudge_dose_named": "{service}: Did you take your {wall} {medicines}? Reply T if you did, "
    "S if skipped.",
    "nudge_doses": "{service}: Did you take all of your {wall} doses? Reply T if you did, S if "
    "skipped.",
    "nudge_checkin": "{service}: Your {wall} check-in is still open: how was your average pain in "
    "the last 24 hours? One number from 0 (none) to 10 (worst imaginable).",
    "nudge_side_effects": "{service}: Your {wall} question is still open: have you had any of "
    "these this week? D dizzy, W drowsy, M dry mouth, O other, N none.",
    "side_effects": "{service}, {wall}: Any of these this week? D dizzy, W drowsy, M dry mouth, O "
    "other, N none. Reply with the letters, e.g. D M",
    "paused_told_caregiver": "{service}: {patient} gets no texts from us until {until}, so no "
    "alerts about {patient} come up until then. Questions: {contact}.",
    "paused_told_caregiver_open": "{service}: {patient} gets no texts from us for now, so no "
    "alerts about {patient} come up for the time being. Questions: {contact}.",
    # what does not arrive
    "none_arrives": "{service}: the last {count} texts to {name} (id {id}) did not arrive. Please "
    "look into it: carebell message list",
    "blocked": "{service}: texts to {patient} do not arrive: the phone or its carrier blocks "
    "them. Please reach {patient} another way.",
    # Conversation
    "for_person": "{service}, for {name}: {rest}",
    "to_shared_phone": "{service}, for {name}: {rest} - Begin with {code}, e.g. {code} {example}",
    "whose": "{service}: Several people share this phone. Whose answer is that? Reply {choices}.",
    "each_apart": "{service}: Several people share this phone. Please send one text for each, "
    "e.g. {choices}.",
    "later_saved": "{service}: Noted. We will ask about your {wall} dose again at {then}.",
    "later_no_time": "{service}: Noted. When you have decided about your {wall} dose, please "
    "reply T if taken, S if skipped.",
    "asked_later": "{service}: You asked to hear again about your {wall} dose. Reply T if it is "
    "taken, S if skipped.",
    "saved_skipped_why": "{service}: Saved: {wall} dose skipped. Why, if you like: A forgot, "
    "B felt better, C ran out, D side effects, E other. Wrong? Reply T.",
    "saved_cause": "{service}: Thank you, it is noted why.",
    "told_ran_out": "{service}: {name} (id {id}) texted that a medicine ran out. Please look into "
    "it: carebell inbox list",
    "told_side_effects": "{service}: {name} (id {id}) skipped a dose because of side effects. "
    "Please look into it: carebell inbox list",
    "saved_effects": "{service}: Noted, thank you. Questions about what you notice: your "
    "prescriber or pharmacist, or {contact}.",
    "saved_score_effects": "{service}: Saved: {value}, and what you noticed. Wrong? Reply with "
    "the right number.",
    "question": "{service}: We cannot advise by text. Please ask your prescriber or pharmacist, "
    "or {contact}. Emergency: {emergency}.",
    "question_contact": "{service}: We cannot answer questions by text. Yours waits for a person: "
    "carebell inbox list. Emergency: {emergency}.",
    "record_taken": "{service}: Your {wall} dose is recorded as taken {day} at {at}. "
    "Wrong? Reply S.",
    "record_skipped": "{service}: Your {wall} dose is recorded as skipped {day} at {at}. "
    "Wrong? Reply T.",
    "record_none": "{service}: For your {wall} dose {day} no answer is recorded. Questions: your "
    "prescriber or pharmacist, or {contact}.",
    "record_no_dose": "{service}: No dose was asked about lately, so none is recorded. Questions: "
    "your prescriber or pharmacist, or {contact}.",
    "no_pictures": "{service}: We cannot read pictures. Please reply in words or numbers. "
    "Questions: {contact}.",
    "no_pictures_contact": "{service}: We cannot read pictures. Yours waits for a person: "
    "carebell inbox list",
    "corrected": "{service}: {patient} has corrected an answer that alert {code} was about. The "
    "alert stays open until somebody closes it.",
    "corrected_scores": "{service}: {patient} has corrected a score that alert {code} was about: "
    "{old} is now {value}. The alert stays open until somebody closes it.",
    # Consent
    "invite_patient": "{service}: You are invited to reminders and check-ins by text, as often as "
    "your plan says. Msg & data rates may apply. Reply JOIN to agree, HELP for help, STOP to end.",
    "invite_caregiver": "{service}: {patient} asks that we text you when somebody should check on "
    "them. Few texts. Msg & data rates may apply. Reply JOIN to agree, HELP for help, "
    "STOP to end.",
    "welcome_patient": "{service}: Welcome. You will get reminders and check-ins by text, as "
    "often as your plan says, not watched live. Msg & data rates may apply. HELP for help, "
    "STOP to end.",
    "welcome_caregiver": "{service}: Welcome. We text you when somebody should check on "
    "{patient}. Few texts. Msg & data rates may apply. HELP for help, STOP to end.",
    "who_joins": "{service}: Several people were invited on this phone. Who joins? Please send "
    "one text for each: {choices}. Questions: {contact}.",
    "stop_entered_told_admin": "{service}: {name} (id {id}, {kind}) wants no more texts, as "
    "entered by hand. Nothing is sent to that number any more.",
    "caregiver_ended": "{service}: {caregiver} will get no more alerts about you. Questions: "
    "{contact}.",
    "ended_told_caregiver": "{service}: {patient} has ended what you are told, so you will get no "
    "more alerts about {patient}. Questions: {contact}.",
    "caregiver_ended_told_admin": "{service}: {patient} texted that {caregiver} shall get no more "
    "alerts. It is done. Please look who is told now: carebell caregiver list",
    # Danger
    "danger_physical": "{service}: If this is an emergency, call {emergency} now. Crisis line: "
    "{crisis}. Texts are not watched live. We are telling people who can help.",
    "danger_physical_poison": "{service}: If this is an emergency, call {emergency} now. Poison "
    "help: {poison}. Crisis line: {crisis}. Texts are not watched live. We are telling people who "
    "can help.",
    "danger_self_harm": "{service}: You matter. If you might hurt yourself, call {crisis} now, or "
    "{emergency} in an emergency. Texts are not watched live. We are telling somebody who can "
    "help.",
    "danger_told": "{service}: URGENT: a text from {patient} may mean an emergency. Please reach "
    "them now. Reply OK {code} when you have this. Emergency: {emergency}.",
    "danger_told_self_harm": "{service}: URGENT: a text from {patient} may mean self-harm. Please "
    "reach them now. Reply OK {code} when you have this. Emergency: {emergency}.",
    "danger_told_about": "{service}: URGENT: a text from {sender} (about {patient}) may mean an "
    "emergency. Please reach them now. Reply OK {code} when you have this. "
    "Emergency: {emergency}.",
    "danger_told_about_self_harm": "{service}: URGENT: a text from {sender} (about {patient}) may "
    "mean self-harm. Please reach them now. Reply OK {code} when you have this. "
    "Emergency: {emergency}.",
    "danger_told_either": "{service}: URGENT: a text from {sender}, caregiver of {patient}, may "
    "mean an emergency of either. Please reach both now. Reply OK {code} when you have this. "
    "Emergency: {emergency}.",
    "danger_told_either_self_harm": "{service}: URGENT: a text from {sender}, caregiver of "
    "{patient}, may mean self-harm of either. Please reach both now. Reply OK {code} when you "
    "have this. Emergency: {emergency}.",
    "danger_told_unknown": "{service}: URGENT: a text from {sender}, who is no patient here, may "
    "mean an emergency. Please make sure that somebody reads it in the inbox now.",
    "danger_told_ended": "{service}: URGENT: a text from {sender}, a patient whose care here has "
    "ended, may mean an emergency. Please make sure that somebody reads it in the "
    "inbox now.",
    "danger_told_removed": "{service}: URGENT: a text from {sender}, no longer a caregiver of "
    "{patient}, may mean an emergency. Please make sure that somebody reads it in the inbox now.",
    "danger_told_stranger": "{service}: URGENT: a text from an unknown number ending in {digits} "
    "may mean an emergency. Please make sure that somebody reads it in the inbox now.",
    # plans
    "dose_neutral": "{service}: It is {wall}, time for your medicine as your prescriber told you. "
    "Reply T when taken, S if skipped. Questions: {contact}.",
    "step_in_doubt": "{service}: {name} (id {id}): a new dose step begins {on} while alert {code} "
    "is open. Texts will quote no dose. Please look: carebell dose step list {id}",
    "doses_unconfirmed": "{service}: {name} (id {id}) has not confirmed the last {count} doses of "
    "one plan. Please look into it: carebell dose history {id}",
    # Escalation
    "alert_silence": "{service}: {patient} has not answered the last check-ins. Please get in "
    "touch. Reply OK {code} when you have this, BUSY {code} if you cannot. Emergency: "
    "{emergency}.",
    "alert_doses": "{service}: {patient} has not confirmed what was asked for lately. Please get "
    "in touch. Reply OK {code} when you have this, BUSY {code} if you cannot. Emergency: "
    "{emergency}.",
    "alert_danger": "{service}: URGENT: {patient} may need help now. Please reach them now. Reply "
    "OK {code} when you have this, BUSY {code} if you cannot. Emergency: {emergency}.",
    "alert_again": "{service}: Alert {code} about {patient} still needs somebody. Please get in "
    "touch. Reply OK {code} when you have this, BUSY {code} if you cannot. Emergency: "
    "{emergency}.",
    "alert_again_urgent": "{service}: URGENT: Alert {code} about {patient} still needs somebody. "
    "Please reach them now. Reply OK {code} when you have this, BUSY {code} if you cannot. "
    "Emergency: {emergency}.",
    "ask_again_alert": "{service}: Sorry, we could not read that. Nobody has alert {code} about "
    "{patient} yet. Reply OK {code} when you have this, BUSY {code} if you cannot. Emergency: "
    "{emergency}.",
    "still_yours": "{service}: You have had alert {code} about {patient} since {since}. Do you "
    "still have it? Reply OK {code}, or BUSY {code} to pass it on.",
    "taken_by_other": "{service}: {name} has alert {code} about {patient} since {since}. You need "
    "do nothing more.",
    "given_back": "{service}: {name} no longer has alert {code} about {patient}, and it needs "
    "somebody. Reply OK {code} if you can see to it now, BUSY {code} if you cannot. Emergency: "
    "{emergency}.",
    "busy_passed_on": "{service}: Noted, we ask the next person about alert {code}. If you can "
    "after all, reply OK {code}.",
    "busy_next": "{service}: Noted. We ask {next} about alert {code} at {then}, nobody before. "
    "If {patient} may need help, please call them, or {emergency}. Reply OK {code} when you can.",
    "busy_others": "{service}: Noted. {next} has been asked about alert {code} too, and may still "
    "answer. If you can after all, reply OK {code}.",
    "busy_alone": "{service}: Noted, but there is nobody else to ask about alert {code}. We text "
    "you again at {then}. If {patient} may need help, please call them, or {emergency}.",
    "busy_last": "{service}: Noted, but there is nobody else to ask about alert {code}, and we "
    "text nobody about it again. If {patient} may need help, please call them, or {emergency}. "
    "Reply OK {code} when you can.",
    "snoozed": "{service}: Noted. We text you again about alert {code} at {then}, and may ask "
    "others before. Reply OK {code} when you have it.",
    "snoozed_yours": "{service}: Noted. You still have alert {code} about {patient}. We ask you "
    "about it again at {then}. Reply OK {code} to undo that, BUSY {code} to pass it on.",
    "snooze_urgent": "{service}: Alert {code} about {patient} is urgent and cannot wait. Reply OK "
    "{code} when you have this, BUSY {code} to pass it on. Emergency: {emergency}.",
    "snooze_unsaid": "{service}: Sorry, we could not read for how long. Reply SNOOZE {code} with "
    "10 minutes to 4 hours, e.g. SNOOZE {code} 2H",
    "all_clear_recovered": "{service}: {patient}'s check-ins are back to their usual level. Alert "
    "{code} is closed.",
    "all_clear_answered": "{service}: {patient} has answered again. Alert {code} is closed.",
    "all_clear_corrected": "{service}: {patient} has corrected an answer, so alert {code} is "
    "closed.",
    "all_clear": "{service}: Alert {code} about {patient} is closed.",
}
