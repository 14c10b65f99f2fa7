"""English wording. GSM-7 characters only: one other character costs over half of a segment.

No text names a drug, a dose or a condition but `dose_named`, which leaves only for a patient
whose privacy is "named". The pain question asks for the average of the last 24 hours with the
anchors of the 0-10 numeric rating scale used in trials (Farrar 2001, Brief Pain Inventory).
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
    "saved_score": "{service}: Saved: {value}. Wrong? Reply with the right number.",
    "saved_taken": "{service}: Saved: {wall} dose taken. Wrong? Reply S.",
    "saved_skipped": "{service}: Saved: {wall} dose skipped. Wrong? Reply T.",
    "saved_score_late": "{service}: Saved: {value}, though the check-in had closed. Wrong? Reply "
    "with the right number.",
    "saved_taken_late": "{service}: Saved late: {wall} dose taken. Wrong? Reply S.",
    "saved_skipped_late": "{service}: Saved late: {wall} dose skipped. Wrong? Reply T.",
    "shared_phone": "{service}: Several people share this phone, so we could not tell whose "
    "answer that was. Somebody will look at it. Questions: {contact}.",
    "help": "{service}: reminders and pain check-ins by text, not watched live. Questions: "
    "{contact}. Emergency: {emergency}. Reply STOP to end all texts.",
    "alert": "{service}: {patient}'s check-ins need your attention. Please get in touch. Reply "
    "OK {code} when you have this. Not a diagnosis. Emergency: {emergency}. STOP to end.",
    "alert_scores": "{service}: {patient}'s pain scores went up: {scores}. Please get in touch. "
    "Reply OK {code} when you have this. Not a diagnosis. Emergency: {emergency}. STOP to end.",
    "caregiver_told": "{service}: We let {caregiver} know that your recent check-ins need "
    "attention. Questions: {contact}.",
    "acknowledged": "{service}: Thank you. It is noted that you have alert {code} "
    "about {patient}.",
    "already_acknowledged": "{service}: Alert {code} is already with {name} since {since}.",
    "which_alert": "{service}: Which one? Reply {choices}.",
    "no_such_alert": "{service}: There is no open alert with that number. If you are worried, "
    "please get in touch with them. Questions: {contact}.",
    "opted_out": "{service}: You will get no more texts from us. Reply START to begin again.",
    "opted_in": "{service}: Welcome back, your texts go on. Reply HELP for help, STOP to end.",
    "stop_told_admin": "{service}: {name} (id {id}, {kind}) texted STOP. Nothing is sent to that "
    "number any more; only their own START re-opens it.",
    "start_told_admin": "{service}: {name} (id {id}, {kind}) texted START. Texts to that number "
    "go on.",
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
}
