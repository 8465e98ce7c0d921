# syntax=docker/dockerfile:1
# One image for web, worker, beat and the commands of a deployment. It holds no secret and no data.

FROM node:24-slim AS browser
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.12-slim-bookworm AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /venv
COPY requirements/base.txt /tmp/base.txt
RUN /venv/bin/python -m pip install --require-hashes --only-binary=:all: -r /tmp/base.txt

FROM python:3.12-slim-bookworm AS portal
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=talentportal.settings.production \
    TALENTPORTAL_DATA=/var/lib/talentportal \
    HOST=0.0.0.0
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal /var/lib/talentportal /var/lib/talentportal/documents
WORKDIR /portal
COPY --from=packages /venv /venv
COPY --from=browser /portal/node_modules node_modules
COPY . .
# Building needs settings to load, not to be true: nothing is connected to, nothing of this is kept.
RUN ALLOWED_HOSTS=build SECRET_KEY=build FIELD_ENCRYPTION_KEYS=build BLIND_INDEX_KEY=build \
    DATABASE_URL=postgresql://build/build REDIS_URL=redis://build \
    sh -c 'python manage.py compile_catalogues && python manage.py collectstatic --no-input \
      --ignore "*.map" --ignore rest_framework --ignore django_htmx'
USER portal
EXPOSE 8000
VOLUME /var/lib/talentportal/documents
CMD ["gunicorn", "-c", "python:talentportal.runtime.web", "talentportal.wsgi:application"]
