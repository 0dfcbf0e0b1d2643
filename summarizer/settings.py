"""Settings: arguments over environment (`SUMMARIZER_*`, `OPENAI_API_KEY`, `OPENAI_BASE_URL`) over a TOML file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AliasChoices,
    Field,
    ModelWrapValidatorHandler,
    SecretStr,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from summarizer.errors import SettingsError

EngineName = Literal["auto", "llm", "rules"]
ModeName = Literal["auto", "json_schema", "tools", "json"]
CONFIG_VARIABLE = "SUMMARIZER_CONFIG"
DEFAULT_CONFIG = Path("summarizer.toml")
# Shorter keys are placeholders ("x", "EMPTY", "none"): striking them out of kept answers would only mutilate the text.
SHORTEST_SECRET = 8


class Settings(BaseSettings):
    """Everything that can be set. Frozen: make a changed copy with `model_copy(update=...)`.

    Both raise `SettingsError` for what cannot be set.
    """

    model_config = SettingsConfigDict(
        env_prefix="SUMMARIZER_", frozen=True, extra="forbid", populate_by_name=True, env_ignore_empty=True
    )

    engine: EngineName = Field(default="auto", description="auto takes the LLM where a model is configured.")
    model: str | None = Field(default=None, description="Name of the model, as the endpoint knows it.")
    base_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("SUMMARIZER_BASE_URL", "OPENAI_BASE_URL"),
        description="Root of an OpenAI-compatible endpoint, ending in /v1.",
    )
    api_key: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("SUMMARIZER_API_KEY", "OPENAI_API_KEY"),
        description="Key of the endpoint. Never printed.",
    )
    mode: ModeName = Field(default="auto", description="How the shape of the answer is asked for.")
    timeout: float = Field(default=180.0, gt=0, description="Seconds for one article, all requests together.")
    request_timeout: float | None = Field(
        default=None, gt=0, description="Seconds for one request. Unset: what is left of timeout."
    )
    max_requests: int = Field(default=5, ge=1, le=5, description="Requests for one article, all kinds together.")
    window_tokens: int = Field(
        default=16_000, ge=200, description="Longest article for one request, in estimated tokens; longer ones are cut."
    )
    max_output_tokens: int | None = Field(default=None, gt=0, description="Limit of the answer, in tokens.")
    temperature: float | None = Field(default=None, ge=0, le=2, description="Not sent when unset.")
    seed: int | None = Field(default=None, description="Sampling seed. Not sent when unset.")
    repair: bool = Field(default=True, description="Ask once more for the items that failed their checks.")
    prices: Path | None = Field(default=None, description="TOML file of prices that override the built-in ones.")
    max_bytes: int = Field(default=20_000_000, gt=0, description="Largest input, in bytes, also after unpacking.")
    recordings: Path | None = Field(default=None, description="JSONL file of recorded answers: nothing is sent.")

    @model_validator(mode="wrap")
    @classmethod
    def _named(cls, values: Any, validate: ModelWrapValidatorHandler[Settings]) -> Settings:
        try:
            return validate(values)
        except ValidationError as error:
            raise _settings_error(error) from None  # without the values: one may be a key

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A changed copy, checked as new settings are. Neither the environment nor the TOML file is read again."""
        checked = {}
        for name, value in (update or {}).items():
            if name not in _checks():
                raise _no_such(name)
            try:
                checked[name] = _checks()[name].validate_python(value)
            except ValidationError as error:
                raise _settings_error(error, name) from None
        return super().model_copy(update=checked, deep=deep)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 # a .env file is never read: keys leak that way
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 # unused
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        toml = TomlConfigSettingsSource(settings_cls, toml_file=config_file())
        unknown = sorted(toml.toml_data.keys() - settings_cls.model_fields.keys())
        if unknown:  # a misspelt name must not pass for a setting
            raise _no_such(unknown[0], f"Settings file {config_file()}: there")
        return init_settings, env_settings, toml

    @property
    def llm_configured(self) -> bool:
        """Whether there is a model to ask: a key, an endpoint of one's own, or recordings."""
        return self.api_key is not None or self.base_url is not None or self.recordings is not None


def config_file() -> Path | None:
    """The TOML file in force: `SUMMARIZER_CONFIG`, else ./summarizer.toml where it exists."""
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        if not Path(named).is_file():
            raise SettingsError(f"{CONFIG_VARIABLE} names {named}, which is not a file.")
        return Path(named)
    return DEFAULT_CONFIG if DEFAULT_CONFIG.is_file() else None


def load_settings(**arguments: Any) -> Settings:
    """Settings from arguments (None counts as not given), environment and TOML file; raises `SettingsError`."""
    given = {name: value for name, value in arguments.items() if value is not None}
    try:
        return Settings(**given)
    except (OSError, ValueError) as error:
        raise SettingsError(f"Settings file {config_file()}: {error}.") from None


@cache
def _checks() -> dict[str, TypeAdapter[Any]]:
    """What each setting has to be, by name."""
    fields = Settings.model_fields.items()
    kinds: dict[str, Any] = {name: Annotated[field.annotation, "setting", *field.metadata] for name, field in fields}
    return {name: TypeAdapter(kind) for name, kind in kinds.items()}


def _settings_error(error: ValidationError, name: str = "") -> SettingsError:
    first = error.errors(include_input=False)[0]
    name = name or ".".join(map(str, first["loc"]))
    return _no_such(name) if first["type"] == "extra_forbidden" else SettingsError(f"Setting {name}: {first['msg']}.")


def _no_such(name: str, place: str = "There") -> SettingsError:
    return SettingsError(f"{place} is no setting {name!r}.", hint=f"Settings are {', '.join(Settings.model_fields)}.")
