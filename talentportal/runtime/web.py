"""Gunicorn's configuration, here and in a deployment (docs/decisions/0005-web-server.md)."""

import os
from pathlib import Path

from talentportal.runtime.access_lines import FORMAT, AccessLines

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "1"))
threads = int(os.environ.get("WEB_THREADS", "8"))
keepalive = 5
timeout = 60
"""Seconds without a sign of life after which a worker process is replaced."""
graceful_timeout = 20
max_requests = int(os.environ.get("WEB_MAX_REQUESTS", "0"))
"""Requests after which a worker process is replaced; 0 keeps it."""
max_requests_jitter = max_requests // 10
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 -- gunicorn's heartbeat file
control_socket_disable = True
raw_env = [f"DATABASE_STATEMENT_TIMEOUT={os.environ.get('DATABASE_STATEMENT_TIMEOUT', '30s')}"]
"""A page never keeps the database busy for longer; commands and the worker may."""
accesslog = "-"
errorlog = "-"
access_log_format = FORMAT
logger_class = AccessLines
