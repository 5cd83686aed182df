# The image that runs Cairn: `docker build -t cairn .`, then `docker compose up` (compose.yaml says how to keep the data).

FROM python:3.13-slim AS packages
COPY requirements-run.txt .
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --only-binary :all: \
        --require-hashes --requirement requirements-run.txt

FROM python:3.13-slim
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin cairn \
    && install --directory --owner cairn --group cairn --mode 700 /data
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY . .
# Compiled now, since the user that runs it cannot write here.
RUN /opt/venv/bin/python -m compileall -q bot core storage charts exchange web config
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    CAIRN_DATA_DIR=/data \
    CAIRN_HTTP_HOST=0.0.0.0
USER cairn
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ.get('CAIRN_HTTP_PORT') or 8080}/healthz\", timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
