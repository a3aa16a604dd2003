-- The tables of the foundation. Written from the model by eng/schema until 0.1 is released; never by hand.

CREATE TABLE "api_tokens" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_api_tokens" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "token_hash" BLOB NOT NULL,
    "scopes" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "last_used_at" INTEGER NULL,
    "revoked_at" INTEGER NULL
);


CREATE TABLE "company" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_company" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "public_url" TEXT NOT NULL,
    "set_up_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "counters" (
    "name" TEXT NOT NULL CONSTRAINT "pk_counters" PRIMARY KEY,
    "value" INTEGER NOT NULL
);


CREATE TABLE "departments" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_departments" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NULL,
    "signature" TEXT NOT NULL,
    "manager_id" INTEGER NULL,
    "is_default" INTEGER NOT NULL,
    "is_archived" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "dkim_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_dkim_keys" PRIMARY KEY,
    "domain" TEXT NOT NULL,
    "selector" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "is_signing" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "first_signed_at" INTEGER NULL,
    "retired_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "drafts" (
    "ticket_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "html" TEXT NOT NULL,
    "is_note" INTEGER NOT NULL,
    "then" TEXT NULL,
    "cc" TEXT NOT NULL,
    "files" TEXT NOT NULL,
    "saved_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_drafts" PRIMARY KEY ("ticket_id", "staff_id")
);


CREATE TABLE "files" (
    "hash" TEXT NOT NULL CONSTRAINT "pk_files" PRIMARY KEY,
    "size" INTEGER NOT NULL,
    "stored_at" INTEGER NOT NULL,
    "content" BLOB NULL
);


CREATE TABLE "intakes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_intakes" PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "file_hash" TEXT NOT NULL,
    "envelope" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "ticket_id" INTEGER NULL,
    "message_id" INTEGER NULL,
    "reason" TEXT NULL,
    "attempts" INTEGER NOT NULL
);


CREATE TABLE "journal" (
    "seq" INTEGER NOT NULL CONSTRAINT "pk_journal" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "kind_version" INTEGER NOT NULL,
    "ticket_id" INTEGER NULL,
    "ticket_seq" INTEGER NULL,
    "actor" TEXT NOT NULL,
    "request_id" TEXT NULL,
    "payload" TEXT NOT NULL,
    "seal" BLOB NOT NULL
);


CREATE TABLE "journal_head" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_journal_head" PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "seal" BLOB NOT NULL
);


CREATE TABLE "letter_settings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_letter_settings" PRIMARY KEY,
    "holding" TEXT NOT NULL,
    "holding_days" INTEGER NOT NULL,
    "holding_reasons" TEXT NOT NULL,
    "next_stage" TEXT NOT NULL,
    "external_review" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "mail_routes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_mail_routes" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "security" TEXT NOT NULL,
    "trusted_certificate" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "mailbox_id" INTEGER NULL,
    "position" INTEGER NOT NULL,
    "is_enabled" INTEGER NOT NULL,
    "departments" TEXT NOT NULL,
    "most_per_minute" INTEGER NULL,
    "most_per_hour" INTEGER NULL,
    "most_per_day" INTEGER NULL,
    "last_sent_at" INTEGER NULL,
    "last_failed_at" INTEGER NULL,
    "last_error" TEXT NULL,
    "first_failed_at" INTEGER NULL,
    "told_at" INTEGER NULL,
    "counted" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "mail_rules" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_mail_rules" PRIMARY KEY,
    "trusted_servers" TEXT NOT NULL,
    "subject_prefix" TEXT NOT NULL,
    "reopen_resolved_days" INTEGER NOT NULL,
    "reopen_closed_days" INTEGER NOT NULL,
    "most_reopenings" INTEGER NOT NULL,
    "copies" TEXT NOT NULL,
    "most_participants" INTEGER NOT NULL,
    "staff_answers" TEXT NOT NULL,
    "most_letters_to_customer" INTEGER NOT NULL,
    "most_letters_on_ticket" INTEGER NOT NULL,
    "soft_bounces" INTEGER NOT NULL,
    "soft_bounce_days" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "mail_settings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_mail_settings" PRIMARY KEY,
    "address" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "accepted_recipients" TEXT NOT NULL,
    "plus_addressing" INTEGER NOT NULL,
    "undo_seconds" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "matrix_levels" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_matrix_levels" PRIMARY KEY,
    "level" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "after_minutes" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "target_role" TEXT NULL,
    "target_staff_id" INTEGER NULL,
    "escalates" INTEGER NOT NULL,
    "by_email" INTEGER NOT NULL,
    "words" TEXT NOT NULL
);


CREATE TABLE "one_time_links" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_one_time_links" PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "token_hash" BLOB NOT NULL,
    "staff_id" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "used_at" INTEGER NULL
);


CREATE TABLE "organisations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_organisations" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "domain" TEXT NULL,
    "plan" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "outbox" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_outbox" PRIMARY KEY,
    "effect" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "ticket_id" INTEGER NULL,
    "message_id" INTEGER NULL,
    "payload" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "last_error" TEXT NULL,
    "leased_by" TEXT NULL,
    "leased_until" INTEGER NULL,
    "fence" INTEGER NOT NULL,
    "done_at" INTEGER NULL,
    "may_have_left_at" INTEGER NULL
);


CREATE TABLE "policy_versions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_policy_versions" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "approved_at" INTEGER NULL,
    "approved_by_id" INTEGER NULL,
    "in_force_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "protection_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_protection_keys" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "xml" TEXT NOT NULL
);


CREATE TABLE "requests" (
    "actor" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "work" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_requests" PRIMARY KEY ("actor", "request_id")
);


CREATE TABLE "sign_in_tallies" (
    "key" TEXT NOT NULL CONSTRAINT "pk_sign_in_tallies" PRIMARY KEY,
    "tries" INTEGER NOT NULL,
    "last_at" INTEGER NOT NULL,
    "paused_until" INTEGER NULL
);


CREATE TABLE "staff" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_staff" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "normalized_email" TEXT NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "is_active" INTEGER NOT NULL,
    "signature" TEXT NOT NULL,
    "mail_when_customer_writes" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "support_hours" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_support_hours" PRIMARY KEY,
    "definition" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL
);


CREATE TABLE "templates" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_templates" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "department_id" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "mailboxes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_mailboxes" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "security" TEXT NOT NULL,
    "trusted_certificate" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "token_endpoint" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" TEXT NOT NULL,
    "refresh_token" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "folders" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "move_to" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "spam" TEXT NOT NULL,
    "department_id" INTEGER NULL,
    "kind" TEXT NULL,
    "language" TEXT NULL,
    "always_acknowledges" INTEGER NOT NULL,
    "vendor" TEXT NOT NULL,
    "topic_arn" TEXT NOT NULL,
    "vendor_public_key" TEXT NOT NULL,
    "vendor_secret" TEXT NOT NULL,
    "intake_secret" TEXT NOT NULL,
    "is_enabled" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_mailboxes_department_id" FOREIGN KEY ("department_id") REFERENCES "departments" ("id")
);


CREATE TABLE "teams" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_teams" PRIMARY KEY,
    "department_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "is_archived" INTEGER NOT NULL,
    CONSTRAINT "fk_teams_department_id" FOREIGN KEY ("department_id") REFERENCES "departments" ("id") ON DELETE CASCADE
);


CREATE TABLE "mail_route_uses" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_mail_route_uses" PRIMARY KEY,
    "route_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "fk_mail_route_uses_route_id" FOREIGN KEY ("route_id") REFERENCES "mail_routes" ("id") ON DELETE CASCADE
);


CREATE TABLE "customers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_customers" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "organisation_id" INTEGER NULL,
    "notes" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_customers_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id")
);


CREATE TABLE "department_members" (
    "department_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    CONSTRAINT "pk_department_members" PRIMARY KEY ("department_id", "staff_id"),
    CONSTRAINT "fk_department_members_department_id" FOREIGN KEY ("department_id") REFERENCES "departments" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_department_members_staff_id" FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE CASCADE
);


CREATE TABLE "notices" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_notices" PRIMARY KEY,
    "staff_id" INTEGER NOT NULL,
    "ticket_id" INTEGER NULL,
    "kind" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "read_at" INTEGER NULL,
    CONSTRAINT "fk_notices_staff_id" FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE CASCADE
);


CREATE TABLE "staff_sessions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_staff_sessions" PRIMARY KEY,
    "staff_id" INTEGER NOT NULL,
    "token_hash" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    "last_seen_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL,
    "user_agent" TEXT NOT NULL,
    CONSTRAINT "fk_staff_sessions_staff_id" FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE CASCADE
);


CREATE TABLE "editions" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_editions" PRIMARY KEY,
    "policy_version_id" INTEGER NOT NULL,
    "support_hours_id" INTEGER NOT NULL,
    "rules" TEXT NOT NULL,
    "from_at" INTEGER NOT NULL,
    "promises" TEXT NOT NULL,
    CONSTRAINT "fk_editions_policy_version_id" FOREIGN KEY ("policy_version_id") REFERENCES "policy_versions" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_editions_support_hours_id" FOREIGN KEY ("support_hours_id") REFERENCES "support_hours" ("id") ON DELETE CASCADE
);


CREATE TABLE "mailbox_folders" (
    "mailbox_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "uid_validity" INTEGER NOT NULL,
    "last_uid" INTEGER NOT NULL,
    CONSTRAINT "pk_mailbox_folders" PRIMARY KEY ("mailbox_id", "name"),
    CONSTRAINT "fk_mailbox_folders_mailbox_id" FOREIGN KEY ("mailbox_id") REFERENCES "mailboxes" ("id") ON DELETE CASCADE
);


CREATE TABLE "mailbox_mails" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_mailbox_mails" PRIMARY KEY,
    "mailbox_id" INTEGER NOT NULL,
    "folder" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "noted_at" INTEGER NOT NULL,
    CONSTRAINT "fk_mailbox_mails_mailbox_id" FOREIGN KEY ("mailbox_id") REFERENCES "mailboxes" ("id") ON DELETE CASCADE
);


CREATE TABLE "mailbox_states" (
    "mailbox_id" INTEGER NOT NULL CONSTRAINT "pk_mailbox_states" PRIMARY KEY,
    "last_fetch_at" INTEGER NULL,
    "last_success_at" INTEGER NULL,
    "error" TEXT NULL,
    "advice" TEXT NULL,
    "failed_at" INTEGER NULL,
    "told_at" INTEGER NULL,
    "failures" INTEGER NOT NULL,
    "remark" TEXT NULL,
    "next_try_at" INTEGER NOT NULL,
    "asked_at" INTEGER NULL,
    "is_watched" INTEGER NOT NULL,
    "waiting" INTEGER NOT NULL,
    "oldest_waiting_at" INTEGER NULL,
    "taken" INTEGER NOT NULL,
    "last_taken_at" INTEGER NULL,
    "refused_at" INTEGER NULL,
    "refused" TEXT NULL,
    "access_token" TEXT NOT NULL,
    "access_token_until" INTEGER NULL,
    "renewal" TEXT NULL,
    "leased_by" TEXT NULL,
    "leased_until" INTEGER NULL,
    "fence" INTEGER NOT NULL,
    CONSTRAINT "fk_mailbox_states_mailbox_id" FOREIGN KEY ("mailbox_id") REFERENCES "mailboxes" ("id") ON DELETE CASCADE
);


CREATE TABLE "webhook_tokens" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_webhook_tokens" PRIMARY KEY,
    "mailbox_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "mail" TEXT NOT NULL,
    "forgotten_at" INTEGER NOT NULL,
    CONSTRAINT "fk_webhook_tokens_mailbox_id" FOREIGN KEY ("mailbox_id") REFERENCES "mailboxes" ("id") ON DELETE CASCADE
);


CREATE TABLE "team_members" (
    "team_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    CONSTRAINT "pk_team_members" PRIMARY KEY ("team_id", "staff_id"),
    CONSTRAINT "fk_team_members_staff_id" FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_team_members_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE
);


CREATE TABLE "customer_addresses" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_customer_addresses" PRIMARY KEY,
    "customer_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "normalized" TEXT NOT NULL,
    "verified_at" INTEGER NULL,
    "bounced_at" INTEGER NULL,
    "bounce_is_hard" INTEGER NOT NULL,
    "bounce_detail" TEXT NULL,
    "bounced_message_id" INTEGER NULL,
    "soft_bounces" INTEGER NOT NULL,
    "first_soft_at" INTEGER NULL,
    CONSTRAINT "fk_customer_addresses_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE
);


CREATE TABLE "tickets" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_tickets" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "department_id" INTEGER NULL,
    "team_id" INTEGER NULL,
    "assignee_id" INTEGER NULL,
    "customer_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NULL,
    "stage" TEXT NULL,
    "language" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "resolved_at" INTEGER NULL,
    "expected_on" TEXT NULL,
    "merged_into_id" INTEGER NULL,
    "related_id" INTEGER NULL,
    "is_test" INTEGER NOT NULL,
    "next_due_at" INTEGER NULL,
    "next_warn_at" INTEGER NULL,
    "broken_count" INTEGER NOT NULL,
    "overdue_count" INTEGER NOT NULL,
    "last_seq" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_tickets_assignee_id" FOREIGN KEY ("assignee_id") REFERENCES "staff" ("id"),
    CONSTRAINT "fk_tickets_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_tickets_department_id" FOREIGN KEY ("department_id") REFERENCES "departments" ("id")
);


CREATE TABLE "escalations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_escalations" PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "to_staff_id" INTEGER NULL,
    "commitment_key" TEXT NULL,
    "escalated_at" INTEGER NOT NULL,
    "summary" TEXT NOT NULL,
    "next_steps" TEXT NOT NULL,
    "recorded_at" INTEGER NULL,
    "recorded_by_id" INTEGER NULL,
    CONSTRAINT "fk_escalations_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "follow_links" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_follow_links" PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "token_hash" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL,
    CONSTRAINT "fk_follow_links_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "held_replies" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_held_replies" PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" INTEGER NOT NULL,
    "reply" TEXT NOT NULL,
    "written_at" INTEGER NOT NULL,
    "leaves_at" INTEGER NOT NULL,
    "is_scheduled" INTEGER NOT NULL,
    "stopped_because" TEXT NULL,
    "stopped_detail" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_held_replies_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "mail_references" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_mail_references" PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL,
    "message_id" TEXT NOT NULL,
    "is_ancestor" INTEGER NOT NULL,
    CONSTRAINT "fk_mail_references_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "messages" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_messages" PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL,
    "direction" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "by_person" INTEGER NOT NULL,
    "staff_id" INTEGER NULL,
    "customer_id" INTEGER NULL,
    "author_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reply_text" TEXT NOT NULL,
    "html" TEXT NULL,
    "is_automatic" INTEGER NOT NULL,
    "may_answer_by_machine" INTEGER NOT NULL,
    "external_id" TEXT NULL,
    "recipients" TEXT NULL,
    "from_address" TEXT NULL,
    "proof" TEXT NOT NULL,
    "spf" TEXT NOT NULL,
    "dkim" TEXT NOT NULL,
    "dmarc" TEXT NOT NULL,
    "checked_by" TEXT NULL,
    "third_party_id" INTEGER NULL,
    "delivery" TEXT NOT NULL,
    "delivery_detail" TEXT NULL,
    "raw_file_hash" TEXT NULL,
    "letter" TEXT NULL,
    CONSTRAINT "fk_messages_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "promise_readings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_promise_readings" PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL,
    "commitment_key" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "due_at" INTEGER NULL,
    "warn_at" INTEGER NULL,
    "warn_again_at" INTEGER NULL,
    "stopped_at" INTEGER NULL,
    "outcome" TEXT NOT NULL,
    "broken_at" INTEGER NULL,
    "warned_at" INTEGER NULL,
    "next_alarm_at" INTEGER NULL,
    "department_id" INTEGER NULL,
    "assignee_id" INTEGER NULL,
    CONSTRAINT "fk_promise_readings_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "reply_tokens" (
    "ticket_id" INTEGER NOT NULL CONSTRAINT "pk_reply_tokens" PRIMARY KEY,
    "token" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "fk_reply_tokens_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "staff_reply_tokens" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_staff_reply_tokens" PRIMARY KEY,
    "staff_id" INTEGER NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "token_hash" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    CONSTRAINT "fk_staff_reply_tokens_staff_id" FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_staff_reply_tokens_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "third_parties" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_third_parties" PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "normalized" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "asked_at" INTEGER NOT NULL,
    CONSTRAINT "fk_third_parties_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "ticket_participants" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_ticket_participants" PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "customer_id" INTEGER NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "fk_ticket_participants_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "ticket_tags" (
    "ticket_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    CONSTRAINT "pk_ticket_tags" PRIMARY KEY ("ticket_id", "tag"),
    CONSTRAINT "fk_ticket_tags_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "attachments" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_attachments" PRIMARY KEY,
    "message_id" INTEGER NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "file_hash" TEXT NOT NULL,
    "content_id" TEXT NULL,
    "is_inline" INTEGER NOT NULL,
    CONSTRAINT "fk_attachments_message_id" FOREIGN KEY ("message_id") REFERENCES "messages" ("id") ON DELETE CASCADE
);


CREATE UNIQUE INDEX "ix_api_tokens_token_hash" ON "api_tokens" ("token_hash");


CREATE INDEX "ix_attachments_message_id" ON "attachments" ("message_id");


CREATE INDEX "ix_customer_addresses_bounced_at" ON "customer_addresses" ("bounced_at");


CREATE INDEX "ix_customer_addresses_customer_id" ON "customer_addresses" ("customer_id");


CREATE UNIQUE INDEX "ix_customer_addresses_kind_normalized" ON "customer_addresses" ("kind", "normalized");


CREATE INDEX "ix_customers_organisation_id" ON "customers" ("organisation_id");


CREATE INDEX "ix_department_members_staff_id" ON "department_members" ("staff_id");


CREATE UNIQUE INDEX "ix_departments_name" ON "departments" ("name");


CREATE UNIQUE INDEX "ix_dkim_keys_domain_selector" ON "dkim_keys" ("domain", "selector");


CREATE INDEX "ix_editions_policy_version_id" ON "editions" ("policy_version_id");


CREATE INDEX "ix_editions_support_hours_id" ON "editions" ("support_hours_id");


CREATE INDEX "ix_escalations_ticket_id" ON "escalations" ("ticket_id");


CREATE INDEX "ix_follow_links_ticket_id" ON "follow_links" ("ticket_id");


CREATE UNIQUE INDEX "ix_follow_links_token_hash" ON "follow_links" ("token_hash");


CREATE INDEX "ix_held_replies_leaves_at" ON "held_replies" ("leaves_at");


CREATE INDEX "ix_held_replies_ticket_id" ON "held_replies" ("ticket_id");


CREATE UNIQUE INDEX "ix_intakes_channel_external_id" ON "intakes" ("channel", "external_id");


CREATE INDEX "ix_intakes_state_received_at" ON "intakes" ("state", "received_at");


CREATE INDEX "ix_journal_kind_seq" ON "journal" ("kind", "seq");


CREATE UNIQUE INDEX "ix_journal_ticket_id_ticket_seq" ON "journal" ("ticket_id", "ticket_seq");


CREATE INDEX "ix_mail_references_message_id" ON "mail_references" ("message_id");


CREATE INDEX "ix_mail_references_ticket_id" ON "mail_references" ("ticket_id");


CREATE INDEX "ix_mail_route_uses_route_id_at" ON "mail_route_uses" ("route_id", "at");


CREATE UNIQUE INDEX "ix_mailbox_mails_mailbox_id_folder_key" ON "mailbox_mails" ("mailbox_id", "folder", "key");


CREATE INDEX "ix_mailboxes_department_id" ON "mailboxes" ("department_id");


CREATE INDEX "ix_messages_external_id" ON "messages" ("external_id");


CREATE INDEX "ix_messages_ticket_id_at" ON "messages" ("ticket_id", "at");


CREATE INDEX "ix_notices_staff_id_read_at_at" ON "notices" ("staff_id", "read_at", "at");


CREATE UNIQUE INDEX "ix_one_time_links_token_hash" ON "one_time_links" ("token_hash");


CREATE UNIQUE INDEX "ix_organisations_domain" ON "organisations" ("domain");


CREATE UNIQUE INDEX "ix_outbox_idempotency_key" ON "outbox" ("idempotency_key");


CREATE INDEX "ix_outbox_message_id" ON "outbox" ("message_id");


CREATE INDEX "ix_outbox_state_due_at" ON "outbox" ("state", "due_at");


CREATE UNIQUE INDEX "ix_policy_versions_number" ON "policy_versions" ("number");


CREATE INDEX "ix_promise_readings_commitment_key_started_at" ON "promise_readings" ("commitment_key", "started_at");


CREATE INDEX "ix_promise_readings_next_alarm_at" ON "promise_readings" ("next_alarm_at");


CREATE INDEX "ix_promise_readings_outcome_broken_at" ON "promise_readings" ("outcome", "broken_at");


CREATE UNIQUE INDEX "ix_promise_readings_ticket_id_commitment_key_round" ON "promise_readings" ("ticket_id", "commitment_key", "round");


CREATE UNIQUE INDEX "ix_protection_keys_name" ON "protection_keys" ("name");


CREATE UNIQUE INDEX "ix_reply_tokens_token" ON "reply_tokens" ("token");


CREATE INDEX "ix_requests_at" ON "requests" ("at");


CREATE INDEX "ix_sign_in_tallies_last_at" ON "sign_in_tallies" ("last_at");


CREATE UNIQUE INDEX "ix_staff_normalized_email" ON "staff" ("normalized_email");


CREATE INDEX "ix_staff_reply_tokens_staff_id" ON "staff_reply_tokens" ("staff_id");


CREATE INDEX "ix_staff_reply_tokens_ticket_id" ON "staff_reply_tokens" ("ticket_id");


CREATE UNIQUE INDEX "ix_staff_reply_tokens_token_hash" ON "staff_reply_tokens" ("token_hash");


CREATE INDEX "ix_staff_sessions_staff_id" ON "staff_sessions" ("staff_id");


CREATE UNIQUE INDEX "ix_staff_sessions_token_hash" ON "staff_sessions" ("token_hash");


CREATE INDEX "ix_team_members_staff_id" ON "team_members" ("staff_id");


CREATE INDEX "ix_teams_department_id" ON "teams" ("department_id");


CREATE INDEX "ix_templates_kind_name_language_department_id" ON "templates" ("kind", "name", "language", "department_id");


CREATE UNIQUE INDEX "ix_third_parties_ticket_id_normalized" ON "third_parties" ("ticket_id", "normalized");


CREATE UNIQUE INDEX "ix_third_parties_token" ON "third_parties" ("token");


CREATE UNIQUE INDEX "ix_ticket_participants_ticket_id_address" ON "ticket_participants" ("ticket_id", "address");


CREATE INDEX "ix_ticket_tags_tag" ON "ticket_tags" ("tag");


CREATE INDEX "ix_tickets_assignee_id_status_next_due_at" ON "tickets" ("assignee_id", "status", "next_due_at");


CREATE INDEX "ix_tickets_customer_id_opened_at" ON "tickets" ("customer_id", "opened_at");


CREATE INDEX "ix_tickets_department_id_status_next_due_at" ON "tickets" ("department_id", "status", "next_due_at");


CREATE UNIQUE INDEX "ix_tickets_number" ON "tickets" ("number");


CREATE INDEX "ix_tickets_status_next_due_at" ON "tickets" ("status", "next_due_at");


CREATE INDEX "ix_tickets_status_next_warn_at" ON "tickets" ("status", "next_warn_at");


CREATE UNIQUE INDEX "ix_webhook_tokens_mailbox_id_hash" ON "webhook_tokens" ("mailbox_id", "hash");
