"""Spanish wording, key for key as in English.

GSM-7 characters only. It has é, ñ, ü, ¿ and ¡, but not á, í, ó and ú: one of those would cut a
segment from 160 characters to 70, so they are written plain, as people do in texts.
"""

SPANISH: dict[str, str] = {
    "dose": "{service}: Es hora de su dosis de las {wall}. Responda T cuando la tome, S si no "
    "la toma.",
    "doses": "{service}: Es hora de sus dosis de las {wall}. Responda T cuando tome todas, S "
    "si no.",
    "dose_named": "{service}: Es hora de {medicines}, {wall}. Responda T cuando tome, S si no.",
    "checkin": "{service}, {wall}: ¿Dolor promedio en las ultimas 24 horas, de 0 (nada) a 10 (el "
    "peor imaginable)? Responda con un numero, p.ej. 4",
    "ask_again_checkin": "{service}: Disculpe, no pudimos leer eso. ¿Su dolor promedio en las "
    "ultimas 24 horas, en un numero entero de 0 a 10? Responda p.ej. 4",
    "ask_again_dose": "{service}: Disculpe, no pudimos leer eso. Su dosis de las {wall}: responda "
    "solo T si la tomo o solo S si no. Vale para todas las medicinas de esa hora.",
    "ask_again_side_effects": "{service}: Disculpe, no pudimos leer eso. Algo de esto esta "
    "semana? D mareo, W sueño, M boca seca, O otro, N nada. Responda solo con las letras, p.ej. "
    "D M",
    "saved_score": "{service}: Guardado: {value}. ¿Un error? Responda con el numero correcto.",
    "saved_taken": "{service}: Guardado: dosis de las {wall} tomada. ¿Un error? Responda S.",
    "saved_skipped": "{service}: Guardado: dosis de las {wall} no tomada. ¿Un error? Responda T.",
    "saved_score_late": "{service}: Guardado: {value}, aunque la pregunta ya estaba cerrada. "
    "¿Un error? Responda con el numero correcto.",
    "score_stays": "{service}: Esa pregunta ya estaba cerrada, y su respuesta sigue siendo {old}. "
    "Su {value} queda anotado aparte, como tardio. Preguntas: {contact}.",
    "saved_taken_late": "{service}: Guardado tarde: dosis de las {wall} tomada. ¿Un error? "
    "Responda S.",
    "saved_skipped_late": "{service}: Guardado tarde: dosis de las {wall} no tomada. ¿Un error? "
    "Responda T.",
    "saved_taken_before": "{service}: Guardado: dosis de las {wall} tomada. ¿Un error? Avise a "
    "{contact}.",
    "saved_skipped_before": "{service}: Guardado: dosis de las {wall} no tomada. ¿Un error? "
    "Avise a {contact}.",
    "help": "{service}: recordatorios y preguntas de dolor por mensaje; nadie los vigila en vivo. "
    "Preguntas: {contact}. Emergencia: {emergency}. Responda STOP para no recibir mas.",
    "help_caregiver": "{service}: le escribimos cuando alguien debe atender al paciente que usted "
    "cuida; nadie vigila en vivo. Preguntas: {contact}. Emergencia: {emergency}. Responda STOP "
    "para no recibir mas.",
    "help_both": "{service}: recordatorios y preguntas de dolor para usted, y avisos sobre el "
    "paciente que cuida; nadie vigila en vivo. Preguntas: {contact}. Emergencia: {emergency}. "
    "Responda STOP para no recibir mas.",
    "help_contact": "{service}: le escribimos, como parte del equipo de la clinica, cuando un "
    "paciente puede necesitar ayuda o hay algo que revisar; nadie vigila en vivo. Emergencia: "
    "{emergency}. Responda STOP para no recibir mas.",
    "alert": "{service}: Los registros de {patient} piden su atencion. Por favor, comuniquese. "
    "Responda OK {code} si se encarga, BUSY {code} si no puede. No es diagnostico. Emergencia: "
    "{emergency}. STOP: fin.",
    "alert_urgent": "{service}: URGENTE: los registros de {patient} piden su atencion. "
    "Comuniquese ahora. Responda OK {code} si se encarga, BUSY {code} si no puede. No es "
    "diagnostico. Emergencia: {emergency}. STOP: fin.",
    "alert_scores": "{service}: El dolor de {patient} subio: {scores}. Por favor, comuniquese. "
    "Responda OK {code} si se encarga, BUSY {code} si no puede. No es diagnostico. Emergencia: "
    "{emergency}. STOP: fin.",
    "alert_scores_high": "{service}: URGENTE: {patient} anota dolor alto: {scores}. Comuniquese "
    "ahora. Responda OK {code} si se encarga, BUSY {code} si no puede. No es diagnostico. "
    "Emergencia: {emergency}. STOP: fin.",
    "caregiver_told": "{service}: Avisamos a {caregiver} que sus ultimos registros necesitan "
    "atencion. Preguntas: {contact}. Para terminar esto, responda QUITAR A {caregiver}.",
    "clinic_told": "{service}: Avisamos a {name}, de la clinica, que sus ultimos registros "
    "necesitan atencion. Preguntas: {contact}.",
    "acknowledged": "{service}: Gracias. Queda anotado que usted se encarga de la alerta {code} "
    "de {patient}.",
    "already_acknowledged": "{service}: De la alerta {code} ya se encarga {name} desde las "
    "{since}.",
    "which_alert": "{service}: ¿Cual? Responda {choices}.",
    "no_such_alert_but": "{service}: No hay ninguna alerta abierta con ese numero para usted. "
    "¿Queria decir otra? Responda {choices}.",
    "no_such_alert": "{service}: No hay una alerta abierta con ese numero para usted. Si algo "
    "le preocupa, comuniquese con la persona. Preguntas: {contact}.",
    "no_open_alert": "{service}: Gracias, pero ahora no hay ninguna alerta abierta. Si algo le "
    "preocupa, comuniquese con la persona. Preguntas: {contact}.",
    "no_such_alert_contact": "{service}: No hay una alerta abierta con ese numero para usted. "
    "Para ver las alertas: carebell alert list",
    "no_open_alert_contact": "{service}: Gracias, pero ahora no hay ninguna alerta abierta. Para "
    "ver las anteriores: carebell alert list",
    "opted_out": "{service}: Ya no recibira mensajes nuestros. Responda START para volver.",
    "opted_in": "{service}: Gracias por volver, sus mensajes siguen. HELP: ayuda, STOP: fin.",
    "lifted": "{service}: Sus mensajes siguen. Habiamos entendido que no queria mas, y ya esta "
    "corregido. Preguntas: {contact}. HELP: ayuda, STOP: fin.",
    "lifted_contact": "{service}: Sus mensajes siguen. Habiamos entendido que no queria mas, y ya "
    "esta corregido. HELP: ayuda, STOP: fin.",
    "stop_told_admin": '{service}: {name} (id {id}, {kind}) respondio "{said}". No se envia '
    "nada mas a ese numero; solo su propio START lo reabre.",
    "stop_read_told_admin": "{service}: {name} (id {id}, {kind}) pidio en una frase no recibir "
    "mas mensajes. No se envia nada mas a ese numero. Si se leyo mal: carebell consent lift {id}",
    "start_lifted_told_admin": "{service}: la baja de {name} (id {id}, {kind}) se anulo a mano. "
    "Los mensajes a ese numero siguen.",
    "start_told_admin": '{service}: {name} (id {id}, {kind}) respondio "{said}". Los mensajes a '
    "ese numero siguen.",
    "start_told_caregiver": "{service}: {patient} recibe de nuevo estos mensajes y usted recibe "
    "de nuevo las alertas sobre {patient}.",
    "not_textable": "{service}: {name} (id {id}) no recibio un mensaje: {why}. Reviselo: "
    "carebell message list",
    "schedule_set_aside": "{service}: un plan de {name} (id {id}) no se pudo leer y queda "
    "apartado: no se envia nada de él. Reviselo: carebell doctor",
    "sending_stopped": "{service}: los mensajes no pudieron salir un tiempo: {why}. Reviselo: "
    "carebell status",
    "too_many_texts": "{service}: {name} (id {id}) tuvo {count} mensajes en un dia; hasta mañana "
    "no salen mas recordatorios. Reviselo: carebell message list",
    "stop_told_caregiver": "{service}: {patient} puso fin a estos mensajes, asi que usted no "
    "recibira mas alertas sobre {patient}. Preguntas: {contact}.",
    # schedules
    "nudge_dose": "{service}: Tomo su dosis de las {wall}? Responda T si la tomo, S si no.",
    "nudge_dose_named": "{service}: ¿Tomo {medicines} de las {wall}? Responda T si tomo, S si no.",
    "nudge_doses": "{service}: Tomo todas sus dosis de las {wall}? Responda T si las tomo, S si "
    "no.",
    "nudge_checkin": "{service}: La pregunta de las {wall} sigue abierta: como fue su dolor "
    "promedio en las ultimas 24 horas? Un numero de 0 (nada) a 10 (el peor imaginable).",
    "nudge_side_effects": "{service}: La pregunta de las {wall} sigue abierta: tuvo algo de esto "
    "esta semana? D mareo, W sueño, M boca seca, O otro, N nada.",
    "side_effects": "{service}, {wall}: Algo de esto esta semana? D mareo, W sueño, M boca seca, "
    "O otro, N nada. Responda con las letras, p.ej. D M",
    "paused_told_caregiver": "{service}: {patient} no recibe mensajes hasta {until}; hasta "
    "entonces no hay alertas sobre {patient}. Preguntas: {contact}.",
    "paused_told_caregiver_open": "{service}: {patient} no recibe mensajes por ahora; mientras "
    "tanto no hay alertas sobre {patient}. Preguntas: {contact}.",
    # what does not arrive
    "none_arrives": "{service}: los ultimos {count} mensajes a {name} (id {id}) no llegaron. "
    "Reviselo: carebell message list",
    "blocked": "{service}: los mensajes a {patient} no llegan: el telefono o su operador los "
    "bloquea. Contacte a {patient} de otra manera.",
    # Conversation
    "for_person": "{service}, para {name}: {rest}",
    "to_shared_phone": "{service}, para {name}: {rest} - Empiece con {code}, p.ej. {code} "
    "{example}",
    "whose": "{service}: Varias personas usan este teléfono. De quién es esa respuesta? Responda "
    "{choices}.",
    "each_apart": "{service}: Varias personas usan este teléfono. Por favor, envie un mensaje por "
    "cada una, p. ej. {choices}.",
    "later_saved": "{service}: Anotado. Preguntaremos otra vez por su dosis de las {wall} a las "
    "{then}.",
    "later_no_time": "{service}: Anotado. Cuando haya decidido sobre su dosis de las {wall}, "
    "responda T si la tomo, S si no.",
    "asked_later": "{service}: Usted pidio que preguntemos mas tarde por su dosis de las {wall}. "
    "Responda T si la tomo, S si no.",
    "saved_skipped_why": "{service}: Guardado: dosis de las {wall} no tomada. Por qué, si quiere: "
    "A olvido, B me senti mejor, C se acabo, D efectos, E otro. Error? Responda T.",
    "saved_cause": "{service}: Gracias, queda anotado por qué.",
    "told_ran_out": "{service}: {name} (id {id}) escribio que se acabo una medicina. Reviselo: "
    "carebell inbox list",
    "told_side_effects": "{service}: {name} (id {id}) no tomo una dosis por efectos secundarios. "
    "Reviselo: carebell inbox list",
    "saved_effects": "{service}: Anotado, gracias. Preguntas sobre lo que nota: quien le receta, "
    "su farmacia o {contact}.",
    "saved_score_effects": "{service}: Guardado: {value}, y lo que nota. Error? Responda con el "
    "numero correcto.",
    "question": "{service}: No podemos aconsejar por mensaje. Pregunte a quien le receta, a su "
    "farmacia o a {contact}. Emergencia: {emergency}.",
    "question_contact": "{service}: No podemos responder preguntas por mensaje. La suya espera a "
    "una persona: carebell inbox list. Emergencia: {emergency}.",
    "record_taken": "{service}: Su dosis de las {wall} consta como tomada {day} a las {at}. "
    "¿Un error? Responda S.",
    "record_skipped": "{service}: Su dosis de las {wall} consta como no tomada {day} a las {at}. "
    "¿Un error? Responda T.",
    "record_none": "{service}: De su dosis de {day} a las {wall} no consta respuesta. "
    "Preguntas: quien le receta, su farmacia o {contact}.",
    "record_no_dose": "{service}: No preguntamos por ninguna dosis hace poco, y ninguna consta. "
    "Preguntas: quien le receta, su farmacia o {contact}.",
    "no_pictures": "{service}: No podemos ver fotos. Responda con palabras o numeros. Preguntas: "
    "{contact}.",
    "no_pictures_contact": "{service}: No podemos ver fotos. La suya espera a una persona: "
    "carebell inbox list",
    "corrected": "{service}: {patient} corrigio una respuesta de la alerta {code}. La alerta "
    "sigue abierta hasta que alguien la cierre.",
    "corrected_scores": "{service}: {patient} corrigio un valor de la alerta {code}: {old} es "
    "ahora {value}. La alerta sigue abierta hasta que alguien la cierre.",
    # Consent
    "invite_patient": "{service}: Le invitamos a recordatorios y preguntas por mensaje, segun su "
    "plan. Pueden aplicar tarifas de mensajes y datos. Responda JOIN para aceptar, HELP para "
    "ayuda, STOP para terminar.",
    "invite_caregiver": "{service}: {patient} pide que le avisemos cuando alguien deba ver como "
    "esta. Pocos mensajes. Pueden aplicar tarifas. Responda JOIN para aceptar, HELP: ayuda, "
    "STOP: fin.",
    "welcome_patient": "{service}: Bienvenido. Recibira recordatorios y preguntas por mensaje, "
    "segun su plan, sin vigilancia en vivo. Pueden aplicar tarifas. HELP: ayuda, STOP: fin.",
    "welcome_caregiver": "{service}: Bienvenido. Le avisaremos cuando alguien deba ver como esta "
    "{patient}. Pocos mensajes. Pueden aplicar tarifas. HELP: ayuda, STOP: fin.",
    "who_joins": "{service}: Hay varias personas invitadas en este teléfono. ¿Quién acepta? Por "
    "favor, envie un mensaje por cada una: {choices}. Preguntas: {contact}.",
    "stop_entered_told_admin": "{service}: {name} (id {id}, {kind}) no quiere mas mensajes, segun "
    "se anoto a mano. No se envia nada mas a ese numero.",
    "caregiver_ended": "{service}: {caregiver} no recibira mas alertas sobre usted. Preguntas: "
    "{contact}.",
    "ended_told_caregiver": "{service}: {patient} ya no quiere que se le avise a usted: no "
    "recibira mas alertas sobre {patient}. Preguntas: {contact}.",
    "caregiver_ended_told_admin": "{service}: {patient} escribio que {caregiver} no debe recibir "
    "mas alertas. Esta hecho. Revise a quién se avisa ahora: carebell caregiver list",
    # Danger
    "danger_physical": "{service}: Si es una emergencia, llame ahora al {emergency}. Linea "
    "de crisis: {crisis}. Nadie lee estos mensajes en vivo. Avisamos a personas que pueden "
    "ayudar.",
    "danger_physical_poison": "{service}: Si es una emergencia, llame ahora al {emergency}. "
    "Toxicologia: {poison}. Linea de crisis: {crisis}. Nadie lee estos mensajes en vivo. Avisamos "
    "a personas que pueden ayudar.",
    "danger_self_harm": "{service}: Usted importa. Si puede hacerse daño, llame ahora al {crisis} "
    "o al {emergency} en una emergencia. Nadie lee estos mensajes en vivo. Avisamos a alguien "
    "que puede ayudar.",
    "danger_told": "{service}: URGENTE: un mensaje de {patient} puede ser una emergencia. "
    "Comuniquese ya. Responda OK {code} si se encarga. Emergencia: {emergency}.",
    "danger_told_self_harm": "{service}: URGENTE: un mensaje de {patient} puede hablar de hacerse "
    "daño. Comuniquese ya. Responda OK {code} si se encarga. Emergencia: {emergency}.",
    "danger_told_about": "{service}: URGENTE: un mensaje de {sender} (sobre {patient}) puede ser "
    "una emergencia. Comuniquese ya. Responda OK {code} si se encarga. Emergencia: {emergency}.",
    "danger_told_about_self_harm": "{service}: URGENTE: un mensaje de {sender} (sobre {patient}) "
    "puede hablar de hacerse daño. Comuniquese ya. Responda OK {code} si se encarga. "
    "Emergencia: {emergency}.",
    "danger_told_either": "{service}: URGENTE: un mensaje de {sender}, que cuida a "
    "{patient}, puede ser una emergencia de uno u otro. Comuniquese ya con ambos. Responda OK "
    "{code} si se encarga. Emergencia: {emergency}.",
    "danger_told_either_self_harm": "{service}: URGENTE: un mensaje de {sender}, que cuida "
    "a {patient}, puede hablar de que uno u otro se haga daño. Comuniquese ya con ambos. "
    "Responda OK {code} si se encarga. Emergencia: {emergency}.",
    "danger_told_unknown": "{service}: URGENTE: un mensaje de {sender}, que no es paciente aqui, "
    "puede ser una emergencia. Asegurese de que alguien lo lea ya en la bandeja.",
    "danger_told_ended": "{service}: URGENTE: un mensaje de {sender}, paciente cuya atencion aqui "
    "termino, puede ser una emergencia. Asegurese de que alguien lo lea ya en la "
    "bandeja.",
    "danger_told_removed": "{service}: URGENTE: un mensaje de {sender}, que ya no cuida a "
    "{patient} aqui, puede ser una emergencia. Asegurese de que alguien lo lea ya en la bandeja.",
    "danger_told_stranger": "{service}: URGENTE: un mensaje de un numero desconocido que termina "
    "en {digits} puede ser una emergencia. Asegurese de que alguien lo lea ya en la bandeja.",
    # plans
    "dose_neutral": "{service}: Son las {wall}, hora de su medicina como le indico quien se la "
    "receto. Responda T si la tomo, S si no. Preguntas: {contact}.",
    "step_in_doubt": "{service}: {name} (id {id}): un nuevo paso de dosis empieza el {on} con la "
    "alerta {code} abierta. Los textos no dicen la dosis. Revise: carebell dose step list {id}",
    "doses_unconfirmed": "{service}: {name} (id {id}) no confirmo las ultimas {count} dosis de un "
    "plan. Por favor revise: carebell dose history {id}",
    # Escalation
    "alert_silence": "{service}: {patient} no respondio a las ultimas preguntas. Por favor, "
    "comuniquese. Responda OK {code} si se encarga, BUSY {code} si no puede. Emergencia: "
    "{emergency}.",
    "alert_doses": "{service}: {patient} no confirmo lo que se le pregunto. Por favor, "
    "comuniquese. Responda OK {code} si se encarga, BUSY {code} si no puede. Emergencia: "
    "{emergency}.",
    "alert_danger": "{service}: URGENTE: {patient} puede necesitar ayuda ya. Comuniquese ahora. "
    "Responda OK {code} si se encarga, BUSY {code} si no puede. Emergencia: {emergency}.",
    "alert_again": "{service}: La alerta {code} de {patient} sigue sin nadie que se encargue. Por "
    "favor, comuniquese. Responda OK {code} si se encarga, BUSY {code} si no puede. Emergencia: "
    "{emergency}.",
    "alert_again_urgent": "{service}: URGENTE: La alerta {code} de {patient} sigue sin nadie que "
    "se encargue. Comuniquese ahora. Responda OK {code} si se encarga, BUSY {code} si no puede. "
    "Emergencia: {emergency}.",
    "ask_again_alert": "{service}: Perdon, no pudimos leer eso. Nadie se encarga aun de la alerta "
    "{code} de {patient}. Responda OK {code} si se encarga, BUSY {code} si no puede. Emergencia: "
    "{emergency}.",
    "still_yours": "{service}: Usted se encarga de la alerta {code} de {patient} desde {since}. "
    "¿Sigue a su cargo? Responda OK {code}, o BUSY {code} para pasarla a otra persona.",
    "taken_by_other": "{service}: {name} se encarga de la alerta {code} de {patient} desde "
    "{since}. Usted no necesita hacer nada mas.",
    "given_back": "{service}: {name} ya no se encarga de la alerta {code} de {patient}, y hace "
    "falta alguien. Responda OK {code} si puede encargarse ya, BUSY {code} si no puede. "
    "Emergencia: {emergency}.",
    "busy_passed_on": "{service}: Anotado, preguntamos a la persona siguiente por la alerta "
    "{code}. Si al final puede, responda OK {code}.",
    "busy_next": "{service}: Anotado. Preguntamos a {next} por la alerta {code} a las {then}, y a "
    "nadie antes. Si {patient} puede necesitar ayuda, llame, o al {emergency}. Responda OK {code} "
    "cuando pueda.",
    "busy_others": "{service}: Anotado. Tambien hemos preguntado a {next} por la alerta {code} y "
    "aun puede responder. Si al final usted puede, responda OK {code}.",
    "busy_alone": "{service}: Anotado, pero no hay nadie mas para la alerta {code}. Le escribimos "
    "otra vez a las {then}. Si {patient} puede necesitar ayuda, llame, o al {emergency}.",
    "busy_last": "{service}: Anotado, pero no hay nadie mas para la alerta {code} y no escribimos "
    "a nadie mas por ella. Si {patient} puede necesitar ayuda, llame, o al {emergency}. Responda "
    "OK {code} cuando pueda.",
    "snoozed": "{service}: Anotado. Le escribimos otra vez por la alerta {code} a las {then}, y "
    "quiza antes a otros. Responda OK {code} si se encarga.",
    "snoozed_yours": "{service}: Anotado. La alerta {code} de {patient} sigue a su cargo. Le "
    "preguntamos otra vez a las {then}. Responda OK {code} para anularlo, BUSY {code} para "
    "pasarla.",
    "snooze_urgent": "{service}: La alerta {code} de {patient} es urgente y no puede esperar. "
    "Responda OK {code} si se encarga, BUSY {code} para pasarla. Emergencia: {emergency}.",
    "snooze_unsaid": "{service}: Disculpe, no pudimos leer por cuanto tiempo. Responda SNOOZE "
    "{code} y de 10 minutos a 4 horas, p.ej. SNOOZE {code} 2H",
    "all_clear_recovered": "{service}: Los registros de {patient} vuelven a su nivel habitual. La "
    "alerta {code} queda cerrada.",
    "all_clear_answered": "{service}: {patient} ya respondio. La alerta {code} queda cerrada.",
    "all_clear_corrected": "{service}: {patient} corrigio una respuesta; la alerta {code} queda "
    "cerrada.",
    "all_clear": "{service}: La alerta {code} de {patient} queda cerrada.",
}
