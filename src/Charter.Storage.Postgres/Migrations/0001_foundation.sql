-- The tables of the foundation. Written from the model by eng/schema until 0.1 is released; never by hand.

CREATE TABLE api_tokens (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    token_hash bytea NOT NULL,
    scopes bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT pk_api_tokens PRIMARY KEY (id)
);


CREATE TABLE company (
    id integer NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    zone text NOT NULL,
    colour text NOT NULL,
    public_url text NOT NULL,
    set_up_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_company PRIMARY KEY (id)
);


CREATE TABLE counters (
    name character varying(64) NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT pk_counters PRIMARY KEY (name)
);


CREATE TABLE departments (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254),
    signature text NOT NULL,
    manager_id bigint,
    is_default boolean NOT NULL,
    is_archived boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_departments PRIMARY KEY (id)
);


CREATE TABLE dkim_keys (
    id bigint NOT NULL,
    domain character varying(253) NOT NULL,
    selector character varying(64) NOT NULL,
    secret text NOT NULL,
    record text NOT NULL,
    is_signing boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    first_signed_at timestamp with time zone,
    retired_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_dkim_keys PRIMARY KEY (id)
);


CREATE TABLE drafts (
    ticket_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    html text NOT NULL,
    is_note boolean NOT NULL,
    "then" character varying(64),
    cc text NOT NULL,
    files text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_drafts PRIMARY KEY (ticket_id, staff_id)
);


CREATE TABLE files (
    hash character varying(64) NOT NULL,
    size bigint NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    content bytea,
    CONSTRAINT pk_files PRIMARY KEY (hash)
);


CREATE TABLE intakes (
    id bigint NOT NULL,
    channel character varying(64) NOT NULL,
    external_id character varying(1100) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    file_hash text NOT NULL,
    envelope text NOT NULL,
    state character varying(64) NOT NULL,
    ticket_id bigint,
    message_id bigint,
    reason text,
    attempts integer NOT NULL,
    CONSTRAINT pk_intakes PRIMARY KEY (id)
);


CREATE TABLE journal (
    seq bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(64) NOT NULL,
    kind_version integer NOT NULL,
    ticket_id bigint,
    ticket_seq integer,
    actor character varying(64) NOT NULL,
    request_id character varying(64),
    payload text NOT NULL,
    seal bytea NOT NULL,
    CONSTRAINT pk_journal PRIMARY KEY (seq)
);


CREATE TABLE journal_head (
    id integer NOT NULL,
    seq bigint NOT NULL,
    seal bytea NOT NULL,
    CONSTRAINT pk_journal_head PRIMARY KEY (id)
);


CREATE TABLE letter_settings (
    id integer NOT NULL,
    holding character varying(64) NOT NULL,
    holding_days integer NOT NULL,
    holding_reasons text NOT NULL,
    next_stage text NOT NULL,
    external_review text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_letter_settings PRIMARY KEY (id)
);


CREATE TABLE mail_routes (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    host text NOT NULL,
    port integer NOT NULL,
    security character varying(64) NOT NULL,
    trusted_certificate text NOT NULL,
    "user" text NOT NULL,
    secret text NOT NULL,
    mailbox_id bigint,
    position integer NOT NULL,
    is_enabled boolean NOT NULL,
    departments text NOT NULL,
    most_per_minute integer,
    most_per_hour integer,
    most_per_day integer,
    last_sent_at timestamp with time zone,
    last_failed_at timestamp with time zone,
    last_error text,
    first_failed_at timestamp with time zone,
    told_at timestamp with time zone,
    counted bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_mail_routes PRIMARY KEY (id)
);


CREATE TABLE mail_rules (
    id integer NOT NULL,
    trusted_servers text NOT NULL,
    subject_prefix text NOT NULL,
    reopen_resolved_days integer NOT NULL,
    reopen_closed_days integer NOT NULL,
    most_reopenings integer NOT NULL,
    copies character varying(64) NOT NULL,
    most_participants integer NOT NULL,
    staff_answers character varying(64) NOT NULL,
    most_letters_to_customer integer NOT NULL,
    most_letters_on_ticket integer NOT NULL,
    soft_bounces integer NOT NULL,
    soft_bounce_days integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_mail_rules PRIMARY KEY (id)
);


CREATE TABLE mail_settings (
    id integer NOT NULL,
    address text NOT NULL,
    display_name text NOT NULL,
    accepted_recipients text NOT NULL,
    plus_addressing boolean NOT NULL,
    undo_seconds integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_mail_settings PRIMARY KEY (id)
);


CREATE TABLE matrix_levels (
    id bigint NOT NULL,
    level integer NOT NULL,
    trigger character varying(64) NOT NULL,
    after_minutes integer NOT NULL,
    target character varying(64) NOT NULL,
    target_role character varying(64),
    target_staff_id bigint,
    escalates boolean NOT NULL,
    by_email boolean NOT NULL,
    words text NOT NULL,
    CONSTRAINT pk_matrix_levels PRIMARY KEY (id)
);


CREATE TABLE one_time_links (
    id bigint NOT NULL,
    purpose character varying(64) NOT NULL,
    token_hash bytea NOT NULL,
    staff_id bigint,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT pk_one_time_links PRIMARY KEY (id)
);


CREATE TABLE organisations (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    domain character varying(254),
    plan text,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_organisations PRIMARY KEY (id)
);


CREATE TABLE outbox (
    id bigint NOT NULL,
    effect character varying(64) NOT NULL,
    idempotency_key character varying(200) NOT NULL,
    ticket_id bigint,
    message_id bigint,
    payload text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    state character varying(64) NOT NULL,
    last_error text,
    leased_by text,
    leased_until timestamp with time zone,
    fence bigint NOT NULL,
    done_at timestamp with time zone,
    may_have_left_at timestamp with time zone,
    CONSTRAINT pk_outbox PRIMARY KEY (id)
);


CREATE TABLE policy_versions (
    id bigint NOT NULL,
    number integer NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    format text NOT NULL,
    file_name text NOT NULL,
    status character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    approved_by_id bigint,
    in_force_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_policy_versions PRIMARY KEY (id)
);


CREATE TABLE protection_keys (
    id bigint NOT NULL,
    name text NOT NULL,
    xml text NOT NULL,
    CONSTRAINT pk_protection_keys PRIMARY KEY (id)
);


CREATE TABLE requests (
    actor character varying(64) NOT NULL,
    request_id character varying(64) NOT NULL,
    work text NOT NULL,
    result text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_requests PRIMARY KEY (actor, request_id)
);


CREATE TABLE sign_in_tallies (
    key character varying(200) NOT NULL,
    tries integer NOT NULL,
    last_at timestamp with time zone NOT NULL,
    paused_until timestamp with time zone,
    CONSTRAINT pk_sign_in_tallies PRIMARY KEY (key)
);


CREATE TABLE staff (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    normalized_email character varying(254) NOT NULL,
    password_hash text,
    security_stamp text NOT NULL,
    role character varying(64) NOT NULL,
    language text NOT NULL,
    zone text NOT NULL,
    is_active boolean NOT NULL,
    signature text NOT NULL,
    mail_when_customer_writes boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_staff PRIMARY KEY (id)
);


CREATE TABLE support_hours (
    id bigint NOT NULL,
    definition text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_support_hours PRIMARY KEY (id)
);


CREATE TABLE templates (
    id bigint NOT NULL,
    kind character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    language text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    department_id bigint,
    version integer NOT NULL,
    CONSTRAINT pk_templates PRIMARY KEY (id)
);


CREATE TABLE mailboxes (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    address character varying(254) NOT NULL,
    protocol character varying(64) NOT NULL,
    host text NOT NULL,
    port integer NOT NULL,
    security character varying(64) NOT NULL,
    trusted_certificate text NOT NULL,
    "user" text NOT NULL,
    login character varying(64) NOT NULL,
    secret text NOT NULL,
    token_endpoint text NOT NULL,
    client_id text NOT NULL,
    client_secret text NOT NULL,
    refresh_token text NOT NULL,
    scope text NOT NULL,
    folders text NOT NULL,
    after character varying(64) NOT NULL,
    move_to text NOT NULL,
    first character varying(64) NOT NULL,
    spam character varying(64) NOT NULL,
    department_id bigint,
    kind character varying(64),
    language text,
    always_acknowledges boolean NOT NULL,
    vendor character varying(64) NOT NULL,
    topic_arn text NOT NULL,
    vendor_public_key text NOT NULL,
    vendor_secret text NOT NULL,
    intake_secret text NOT NULL,
    is_enabled boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_mailboxes PRIMARY KEY (id),
    CONSTRAINT fk_mailboxes_department_id FOREIGN KEY (department_id) REFERENCES departments (id)
);


CREATE TABLE teams (
    id bigint NOT NULL,
    department_id bigint NOT NULL,
    name character varying(200) NOT NULL,
    is_archived boolean NOT NULL,
    CONSTRAINT pk_teams PRIMARY KEY (id),
    CONSTRAINT fk_teams_department_id FOREIGN KEY (department_id) REFERENCES departments (id) ON DELETE CASCADE
);


CREATE TABLE mail_route_uses (
    id bigint NOT NULL,
    route_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_mail_route_uses PRIMARY KEY (id),
    CONSTRAINT fk_mail_route_uses_route_id FOREIGN KEY (route_id) REFERENCES mail_routes (id) ON DELETE CASCADE
);


CREATE TABLE customers (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    language text NOT NULL,
    organisation_id bigint,
    notes text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_customers PRIMARY KEY (id),
    CONSTRAINT fk_customers_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id)
);


CREATE TABLE department_members (
    department_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    CONSTRAINT pk_department_members PRIMARY KEY (department_id, staff_id),
    CONSTRAINT fk_department_members_department_id FOREIGN KEY (department_id) REFERENCES departments (id) ON DELETE CASCADE,
    CONSTRAINT fk_department_members_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE CASCADE
);


CREATE TABLE notices (
    id bigint NOT NULL,
    staff_id bigint NOT NULL,
    ticket_id bigint,
    kind character varying(64) NOT NULL,
    facts text NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT pk_notices PRIMARY KEY (id),
    CONSTRAINT fk_notices_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE CASCADE
);


CREATE TABLE staff_sessions (
    id bigint NOT NULL,
    staff_id bigint NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    user_agent text NOT NULL,
    CONSTRAINT pk_staff_sessions PRIMARY KEY (id),
    CONSTRAINT fk_staff_sessions_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE CASCADE
);


CREATE TABLE editions (
    number integer NOT NULL,
    policy_version_id bigint NOT NULL,
    support_hours_id bigint NOT NULL,
    rules text NOT NULL,
    from_at timestamp with time zone NOT NULL,
    promises text NOT NULL,
    CONSTRAINT pk_editions PRIMARY KEY (number),
    CONSTRAINT fk_editions_policy_version_id FOREIGN KEY (policy_version_id) REFERENCES policy_versions (id) ON DELETE CASCADE,
    CONSTRAINT fk_editions_support_hours_id FOREIGN KEY (support_hours_id) REFERENCES support_hours (id) ON DELETE CASCADE
);


CREATE TABLE mailbox_folders (
    mailbox_id bigint NOT NULL,
    name character varying(200) NOT NULL,
    uid_validity bigint NOT NULL,
    last_uid bigint NOT NULL,
    CONSTRAINT pk_mailbox_folders PRIMARY KEY (mailbox_id, name),
    CONSTRAINT fk_mailbox_folders_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES mailboxes (id) ON DELETE CASCADE
);


CREATE TABLE mailbox_mails (
    id bigint NOT NULL,
    mailbox_id bigint NOT NULL,
    folder character varying(200) NOT NULL,
    key character varying(200) NOT NULL,
    state character varying(64) NOT NULL,
    attempts integer NOT NULL,
    reason text,
    noted_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_mailbox_mails PRIMARY KEY (id),
    CONSTRAINT fk_mailbox_mails_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES mailboxes (id) ON DELETE CASCADE
);


CREATE TABLE mailbox_states (
    mailbox_id bigint NOT NULL,
    last_fetch_at timestamp with time zone,
    last_success_at timestamp with time zone,
    error text,
    advice text,
    failed_at timestamp with time zone,
    told_at timestamp with time zone,
    failures integer NOT NULL,
    remark text,
    next_try_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone,
    is_watched boolean NOT NULL,
    waiting integer NOT NULL,
    oldest_waiting_at timestamp with time zone,
    taken bigint NOT NULL,
    last_taken_at timestamp with time zone,
    refused_at timestamp with time zone,
    refused text,
    access_token text NOT NULL,
    access_token_until timestamp with time zone,
    renewal character varying(200),
    leased_by character varying(200),
    leased_until timestamp with time zone,
    fence bigint NOT NULL,
    CONSTRAINT pk_mailbox_states PRIMARY KEY (mailbox_id),
    CONSTRAINT fk_mailbox_states_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES mailboxes (id) ON DELETE CASCADE
);


CREATE TABLE webhook_tokens (
    id bigint NOT NULL,
    mailbox_id bigint NOT NULL,
    hash character varying(64) NOT NULL,
    mail character varying(64) NOT NULL,
    forgotten_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_webhook_tokens PRIMARY KEY (id),
    CONSTRAINT fk_webhook_tokens_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES mailboxes (id) ON DELETE CASCADE
);


CREATE TABLE team_members (
    team_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    CONSTRAINT pk_team_members PRIMARY KEY (team_id, staff_id),
    CONSTRAINT fk_team_members_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE CASCADE,
    CONSTRAINT fk_team_members_team_id FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE
);


CREATE TABLE customer_addresses (
    id bigint NOT NULL,
    customer_id bigint NOT NULL,
    kind character varying(64) NOT NULL,
    value text NOT NULL,
    normalized character varying(254) NOT NULL,
    verified_at timestamp with time zone,
    bounced_at timestamp with time zone,
    bounce_is_hard boolean NOT NULL,
    bounce_detail text,
    bounced_message_id bigint,
    soft_bounces integer NOT NULL,
    first_soft_at timestamp with time zone,
    CONSTRAINT pk_customer_addresses PRIMARY KEY (id),
    CONSTRAINT fk_customer_addresses_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);


CREATE TABLE tickets (
    id bigint NOT NULL,
    number integer NOT NULL,
    subject text NOT NULL,
    kind character varying(64) NOT NULL,
    channel character varying(64) NOT NULL,
    priority character varying(64) NOT NULL,
    status character varying(64) NOT NULL,
    department_id bigint,
    team_id bigint,
    assignee_id bigint,
    customer_id bigint NOT NULL,
    organisation_id bigint,
    stage text,
    language text NOT NULL,
    edition integer NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    expected_on date,
    merged_into_id bigint,
    related_id bigint,
    is_test boolean NOT NULL,
    next_due_at timestamp with time zone,
    next_warn_at timestamp with time zone,
    broken_count integer NOT NULL,
    overdue_count integer NOT NULL,
    last_seq integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_tickets PRIMARY KEY (id),
    CONSTRAINT fk_tickets_assignee_id FOREIGN KEY (assignee_id) REFERENCES staff (id),
    CONSTRAINT fk_tickets_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_tickets_department_id FOREIGN KEY (department_id) REFERENCES departments (id)
);


CREATE TABLE escalations (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    level integer NOT NULL,
    reason text NOT NULL,
    to_staff_id bigint,
    commitment_key text,
    escalated_at timestamp with time zone NOT NULL,
    summary text NOT NULL,
    next_steps text NOT NULL,
    recorded_at timestamp with time zone,
    recorded_by_id bigint,
    CONSTRAINT pk_escalations PRIMARY KEY (id),
    CONSTRAINT fk_escalations_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE follow_links (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT pk_follow_links PRIMARY KEY (id),
    CONSTRAINT fk_follow_links_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE held_replies (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    author_kind character varying(64) NOT NULL,
    author_id bigint NOT NULL,
    reply text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    leaves_at timestamp with time zone NOT NULL,
    is_scheduled boolean NOT NULL,
    stopped_because character varying(64),
    stopped_detail text,
    version integer NOT NULL,
    CONSTRAINT pk_held_replies PRIMARY KEY (id),
    CONSTRAINT fk_held_replies_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE mail_references (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    message_id character varying(998) NOT NULL,
    is_ancestor boolean NOT NULL,
    CONSTRAINT pk_mail_references PRIMARY KEY (id),
    CONSTRAINT fk_mail_references_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE messages (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    direction character varying(64) NOT NULL,
    channel character varying(64) NOT NULL,
    by_person boolean NOT NULL,
    staff_id bigint,
    customer_id bigint,
    author_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    reply_text text NOT NULL,
    html text,
    is_automatic boolean NOT NULL,
    may_answer_by_machine boolean NOT NULL,
    external_id text,
    recipients text,
    from_address text,
    proof character varying(64) NOT NULL,
    spf character varying(64) NOT NULL,
    dkim character varying(64) NOT NULL,
    dmarc character varying(64) NOT NULL,
    checked_by text,
    third_party_id bigint,
    delivery character varying(64) NOT NULL,
    delivery_detail text,
    raw_file_hash text,
    letter text,
    CONSTRAINT pk_messages PRIMARY KEY (id),
    CONSTRAINT fk_messages_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE promise_readings (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    commitment_key text NOT NULL,
    round integer NOT NULL,
    edition integer NOT NULL,
    action character varying(64) NOT NULL,
    subject character varying(64) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    warn_at timestamp with time zone,
    warn_again_at timestamp with time zone,
    stopped_at timestamp with time zone,
    outcome character varying(64) NOT NULL,
    broken_at timestamp with time zone,
    warned_at timestamp with time zone,
    next_alarm_at timestamp with time zone,
    department_id bigint,
    assignee_id bigint,
    CONSTRAINT pk_promise_readings PRIMARY KEY (id),
    CONSTRAINT fk_promise_readings_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE reply_tokens (
    ticket_id bigint NOT NULL,
    token character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_reply_tokens PRIMARY KEY (ticket_id),
    CONSTRAINT fk_reply_tokens_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE staff_reply_tokens (
    id bigint NOT NULL,
    staff_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_staff_reply_tokens PRIMARY KEY (id),
    CONSTRAINT fk_staff_reply_tokens_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE CASCADE,
    CONSTRAINT fk_staff_reply_tokens_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE third_parties (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    address text NOT NULL,
    normalized text NOT NULL,
    token character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_third_parties PRIMARY KEY (id),
    CONSTRAINT fk_third_parties_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE ticket_participants (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    address character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    customer_id bigint,
    since timestamp with time zone NOT NULL,
    CONSTRAINT pk_ticket_participants PRIMARY KEY (id),
    CONSTRAINT fk_ticket_participants_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE ticket_tags (
    ticket_id bigint NOT NULL,
    tag character varying(64) NOT NULL,
    CONSTRAINT pk_ticket_tags PRIMARY KEY (ticket_id, tag),
    CONSTRAINT fk_ticket_tags_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);


CREATE TABLE attachments (
    id bigint NOT NULL,
    message_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    name text NOT NULL,
    content_type text NOT NULL,
    size bigint NOT NULL,
    file_hash text NOT NULL,
    content_id text,
    is_inline boolean NOT NULL,
    CONSTRAINT pk_attachments PRIMARY KEY (id),
    CONSTRAINT fk_attachments_message_id FOREIGN KEY (message_id) REFERENCES messages (id) ON DELETE CASCADE
);


CREATE UNIQUE INDEX ix_api_tokens_token_hash ON api_tokens (token_hash);


CREATE INDEX ix_attachments_message_id ON attachments (message_id);


CREATE INDEX ix_customer_addresses_bounced_at ON customer_addresses (bounced_at);


CREATE INDEX ix_customer_addresses_customer_id ON customer_addresses (customer_id);


CREATE UNIQUE INDEX ix_customer_addresses_kind_normalized ON customer_addresses (kind, normalized);


CREATE INDEX ix_customers_organisation_id ON customers (organisation_id);


CREATE INDEX ix_department_members_staff_id ON department_members (staff_id);


CREATE UNIQUE INDEX ix_departments_name ON departments (name);


CREATE UNIQUE INDEX ix_dkim_keys_domain_selector ON dkim_keys (domain, selector);


CREATE INDEX ix_editions_policy_version_id ON editions (policy_version_id);


CREATE INDEX ix_editions_support_hours_id ON editions (support_hours_id);


CREATE INDEX ix_escalations_ticket_id ON escalations (ticket_id);


CREATE INDEX ix_follow_links_ticket_id ON follow_links (ticket_id);


CREATE UNIQUE INDEX ix_follow_links_token_hash ON follow_links (token_hash);


CREATE INDEX ix_held_replies_leaves_at ON held_replies (leaves_at);


CREATE INDEX ix_held_replies_ticket_id ON held_replies (ticket_id);


CREATE UNIQUE INDEX ix_intakes_channel_external_id ON intakes (channel, external_id);


CREATE INDEX ix_intakes_state_received_at ON intakes (state, received_at);


CREATE INDEX ix_journal_kind_seq ON journal (kind, seq);


CREATE UNIQUE INDEX ix_journal_ticket_id_ticket_seq ON journal (ticket_id, ticket_seq);


CREATE INDEX ix_mail_references_message_id ON mail_references (message_id);


CREATE INDEX ix_mail_references_ticket_id ON mail_references (ticket_id);


CREATE INDEX ix_mail_route_uses_route_id_at ON mail_route_uses (route_id, at);


CREATE UNIQUE INDEX ix_mailbox_mails_mailbox_id_folder_key ON mailbox_mails (mailbox_id, folder, key);


CREATE INDEX ix_mailboxes_department_id ON mailboxes (department_id);


CREATE INDEX ix_messages_external_id ON messages (external_id);


CREATE INDEX ix_messages_ticket_id_at ON messages (ticket_id, at);


CREATE INDEX ix_notices_staff_id_read_at_at ON notices (staff_id, read_at, at);


CREATE UNIQUE INDEX ix_one_time_links_token_hash ON one_time_links (token_hash);


CREATE UNIQUE INDEX ix_organisations_domain ON organisations (domain);


CREATE UNIQUE INDEX ix_outbox_idempotency_key ON outbox (idempotency_key);


CREATE INDEX ix_outbox_message_id ON outbox (message_id);


CREATE INDEX ix_outbox_state_due_at ON outbox (state, due_at);


CREATE UNIQUE INDEX ix_policy_versions_number ON policy_versions (number);


CREATE INDEX ix_promise_readings_commitment_key_started_at ON promise_readings (commitment_key, started_at);


CREATE INDEX ix_promise_readings_next_alarm_at ON promise_readings (next_alarm_at);


CREATE INDEX ix_promise_readings_outcome_broken_at ON promise_readings (outcome, broken_at);


CREATE UNIQUE INDEX ix_promise_readings_ticket_id_commitment_key_round ON promise_readings (ticket_id, commitment_key, round);


CREATE UNIQUE INDEX ix_protection_keys_name ON protection_keys (name);


CREATE UNIQUE INDEX ix_reply_tokens_token ON reply_tokens (token);


CREATE INDEX ix_requests_at ON requests (at);


CREATE INDEX ix_sign_in_tallies_last_at ON sign_in_tallies (last_at);


CREATE UNIQUE INDEX ix_staff_normalized_email ON staff (normalized_email);


CREATE INDEX ix_staff_reply_tokens_staff_id ON staff_reply_tokens (staff_id);


CREATE INDEX ix_staff_reply_tokens_ticket_id ON staff_reply_tokens (ticket_id);


CREATE UNIQUE INDEX ix_staff_reply_tokens_token_hash ON staff_reply_tokens (token_hash);


CREATE INDEX ix_staff_sessions_staff_id ON staff_sessions (staff_id);


CREATE UNIQUE INDEX ix_staff_sessions_token_hash ON staff_sessions (token_hash);


CREATE INDEX ix_team_members_staff_id ON team_members (staff_id);


CREATE INDEX ix_teams_department_id ON teams (department_id);


CREATE INDEX ix_templates_kind_name_language_department_id ON templates (kind, name, language, department_id);


CREATE UNIQUE INDEX ix_third_parties_ticket_id_normalized ON third_parties (ticket_id, normalized);


CREATE UNIQUE INDEX ix_third_parties_token ON third_parties (token);


CREATE UNIQUE INDEX ix_ticket_participants_ticket_id_address ON ticket_participants (ticket_id, address);


CREATE INDEX ix_ticket_tags_tag ON ticket_tags (tag);


CREATE INDEX ix_tickets_assignee_id_status_next_due_at ON tickets (assignee_id, status, next_due_at);


CREATE INDEX ix_tickets_customer_id_opened_at ON tickets (customer_id, opened_at);


CREATE INDEX ix_tickets_department_id_status_next_due_at ON tickets (department_id, status, next_due_at);


CREATE UNIQUE INDEX ix_tickets_number ON tickets (number);


CREATE INDEX ix_tickets_status_next_due_at ON tickets (status, next_due_at);


CREATE INDEX ix_tickets_status_next_warn_at ON tickets (status, next_warn_at);


CREATE UNIQUE INDEX ix_webhook_tokens_mailbox_id_hash ON webhook_tokens (mailbox_id, hash);
